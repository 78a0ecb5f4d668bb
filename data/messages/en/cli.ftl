### Counts in the answers of the command line.

cli-articles =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
cli-outlets =
    { $count ->
        [one] { $count } outlet
       *[other] { $count } outlets
    }
cli-origins =
    { $count ->
        [one] { $count } origin
       *[other] { $count } origins
    }
cli-share = { $percent } % shared
cli-added = added: { $words }
cli-copies = copies of one text:
cli-placed-by-person = placed by a person
cli-reason-names = names: { $names }
cli-reason-words = words: { $words }
cli-reason-days = days apart: { $days }
cli-no-headline = (no headline)
cli-unknown-source = (source not known)
cli-revisions =
    { $count ->
        [one] { $count } revision
       *[other] { $count } revisions
    }
cli-words =
    { $count ->
        [one] { $count } word
       *[other] { $count } words
    }
cli-altered =
    { $count ->
        [one] quote altered in { $count } place
       *[other] quote altered in { $count } places
    }
