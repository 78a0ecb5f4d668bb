### Counts in the answers of the command line.

cli-articles =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
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
