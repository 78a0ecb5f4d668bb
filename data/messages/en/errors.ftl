### Errors by their stable code (error-CODE, its underlines written as hyphens): what happened, and what to do.
### They take no arguments: which file, address or archive it was stands beside the message.

## Fetching a document

error-not-found = There is no such file. Check its name and folder.
error-no-scheme = There is no such file. If you mean the address of a page, write https:// in front of it.
error-not-fetched = Only addresses that begin with https:// or http:// are fetched. Download this with another program and add the file.
error-file-address = This is the address of a file on this machine. Name the file by its path, without file:// in front of it.
error-no-such-document = This file holds no document of this number; numbers begin at 1. Leave out # and the number to have all that it holds.
error-not-permitted = You may not read this file. Change its permissions, or copy it to a place where you may.
error-not-a-file = This is a device or a pipe, not a file. Save the document as a file first.
error-empty-folder = There are no files in this folder. Hidden files and links are passed over.
error-unreachable = The disk or network folder did not answer. Check the connection and try again.

## Fetching a page

error-not-an-address = This is not the address of a page or a feed. Copy it from the browser; it begins with https:// and holds no user name or password.
error-host-not-found = No server of this name was found. Check the address, and whether this machine is online.
error-offline = This machine is offline. Connect it and try again; until then, add files.
error-refused-address = This address leads into a private network or to this machine, where nothing is fetched. A page there can be saved in the browser and added as a file.
error-no-connection = The server does not answer. Try again later; a page that the browser shows can be saved there and added as a file.
error-tls-fault = The connection to the server is not secure: it cannot prove its name. If you trust the site, save the page in the browser and add the file; a feed cannot be followed over such a connection.
error-too-slow = The answer did not come within a minute. Try again later; a page that the browser shows can be saved there and added as a file.
error-too-many-redirects = The address leads on to another one again and again. Open it in the browser, and copy the address to which it leads there.
error-bad-redirect = The address leads on to something that is not on the web. Open it in the browser, and copy the address to which it leads there, or save what you see.
error-cut-short = The answer of the server ended too early. Try again; a page that the browser shows can be saved there and added as a file.
error-answer-not-understood = The answer of the server is not understood. A page that the browser shows can be saved there and added as a file.
error-page-not-found = There is nothing at this address, or nothing any more. Check the address.
error-page-needs-account = This is for people with an account. Log in with the browser, save the page there and add the file; a feed for members alone cannot be followed.
error-page-forbidden = The server does not hand this to programs. A page that the browser shows can be saved there and added as a file.
error-asked-to-wait = The server asks not to be asked so often. Try again in some minutes; what is left is asked for then.
error-server-failed = The server has a fault of its own. Try again later.
error-no-page = The server answered without a page. Open the address in the browser, and save what you see.
error-disallowed-by-robots = The rules of this site do not let programs read this by themselves. A page can be saved in the browser and added as a file, or added by its address.
error-robots-failed = The rules of this site for programs could not be read, so nothing is asked for there. Try again later; a page can be saved in the browser and added as a file, or added by its address.
error-not-a-feed = This address does not lead to a feed. Look on the site for its RSS, Atom or JSON feed, and copy the address of that.
error-not-followed = No feed of this address is followed. Look at the list of feeds (“variorum feeds”), and write the address as it stands there.

## Reading a document

error-empty = There is nothing in this: it holds no bytes, or blanks alone. Save the article again.
error-binary = This is neither a text nor a document that is known. Save the article as a web page (HTML), as PDF or as plain text.
error-unknown-format = This kind of file is not read. Save the article as a web page (HTML), as PDF, as DOCX or as plain text.
error-no-text = There is no text in this. If it is a page that a script fills in the browser, save it from the browser or paste the article.
error-too-large = The document is too large to be taken in. Save the article alone, without what surrounds it.
error-too-deep = The elements of this document stand in one another too deeply to be read. An article can be copied in the browser and pasted.
error-encrypted = This document is locked with a password. Open it in its program, save it without the password, and add that.
error-damaged = This document is damaged or incomplete, so it cannot be read. Get it anew from where it came; if it opens in its own program, save it there again.
error-no-text-layer = The pages of this document are pictures and hold no text. Have the text recognised (OCR) in another program first.
error-unpacks-too-large = This package would unpack to far more than an honest one holds, so it was not unpacked. Unpack it yourself and add the files.
error-too-many-members = There are too many documents in this package. Unpack it, and add the folder.
error-packages-too-deep = Packages stand inside packages here, too deeply to be followed. Unpack the innermost one yourself and add its files.
error-no-documents = There are no documents in this: a package or folder holds only pictures, styles and the like, a feed no articles yet.
error-withdrawn = The agency has withdrawn this story, so it was not taken in. Add what the agency sent in its place.
error-content-elsewhere = This item has no text of its own: it only says where its text stands. Add the page or the file that holds the text; when it stands in a feed, follow the feed.
error-note = The text of this mail is a short note on the documents attached to it, so it was not taken for an article. The documents were read.
error-not-utf8 = This file is not UTF-8 and cannot be taken as it is. Convert it to UTF-8, or have it read without --raw.
error-reader-timed-out = Reading took too long and was stopped. An article can be copied in the browser and pasted.
error-reader-out-of-memory = Reading needed too much memory and was stopped. An article can be copied in the browser and pasted.
error-reader-died = The reader failed on this document; please report the fault. An article can be copied in the browser and pasted.
error-answer-too-large = There is too much in this document to be read at once. Split it, or save the article alone.
error-reader-cannot-start = The program that reads documents could not be started. Install Variorum again.
error-reader-not-understood = The program that reads documents is of another version. Install Variorum again.

## Sentence vectors

error-model-unreadable = The model file could not be read. Check its name and folder, or leave it out: then the one that came with the program is used.
error-model-damaged = This is no model file of this program, or a damaged one. Fetch it again with "cargo xtask model", or leave it out.

## The archive

error-archive-in-use = Another Variorum window or command is writing to this archive. Close it, or wait until it is done.
error-archive-not-found = There is no archive at this place. Check the folder, or add an article to begin one.
error-not-an-archive = There is something else than a Variorum archive at this place; it was left as it is. Choose another folder.
error-archive-newer = A newer version of Variorum wrote this archive; it was left as it is. Update Variorum to open it.
error-archive-occupied = There is something at this place already, and it was left as it is. Choose another place.
error-archive-older = An older version of Variorum wrote this archive. Open it once in the window, or add an article, to bring it up to date.
error-archive-on-network = This folder lies on another machine, or a program serves it (NFS, SMB, SSHFS, cloud folders and the like); a database can break there. Choose a folder on this machine’s own disk. Backups may be made into such a folder.
error-archive-read-only = The archive cannot be written to. Check the permissions of its folder, or choose another one.
error-archive-busy = The archive is busy. Try again in a moment.
error-archive-damaged = Something in the archive is not what was put there; its files were left as they are. “variorum salvage ARCHIVE NEW”, with the folder of this archive and a new folder, carries all that is sound over into a new archive; or “variorum restore” makes one of a backup.
error-archive-refused = The archive refused to save this; nothing was changed. This is a fault of the program: please report it.
error-disk-full = The disk is full, and this was not saved. All that was saved before is safe. Free some space and try again.
error-disk-failed = The disk failed while the archive was read or written, and this was not saved. Check the disk, then try again.
error-not-in-archive = The archive has nothing of this name. Look at the list of stories for what there is.
error-ambiguous-id = More than one id begins or ends like this. Write more of it.

## Searching

error-search-nothing-to-find = There is no word in this search that could be found. Write a word, or an outlet:, a language: or a day to list its articles.
error-search-open-phrase = A quotation mark has no partner. Close the phrase with another one.
error-search-empty-field = Nothing stands behind the colon. Write the word right behind it, without a blank: outlet:gazette.
error-search-not-a-day = This is not a day. Write it as 2024-10-22, 2024-10 or 2024.
error-search-not-a-language = This is not the code of a language. Write its two or three letters, as in language:de.
error-search-too-long = This search is too long. Leave out some words.

## Comparing and reporting

error-nothing-to-compare = Fewer than two documents could be read, so there is nothing to compare. Add another article.
error-no-such-base = The base that was named is not among what is compared. Name it as it is named in the list of files, an article of a story by its letter, its outlet or its id, or leave it out.
error-not-a-story = This is an article, not a story. “variorum stories” lists the stories with their ids.
error-not-an-article = This is a story, not an article. “variorum show STORY” lists its articles with their ids.
error-no-such-revision = The article has no state of this number. “variorum show ARTICLE” lists those that it has.
error-no-such-block = No block of the article begins like this. Look at its blocks with “variorum show ARTICLE”, and write the first words of one.
error-takes-part-already = This block takes part in the comparison already, so nothing was changed.
error-left-out-already = This block is left out of the comparison already, so nothing was changed.
error-several-such-blocks = Several blocks of the article begin like this. Write more of the one that you mean, or add its number: --block NUMBER.
error-block-changed = The article has changed since it was shown, so nothing was changed. Look at its blocks once more.
error-no-such-witness = No article of the story is called so, or several are. Write its letter, its outlet or its id; “variorum decisions STORY” lists them.
error-no-such-passage = In the article that was named, no sentence that takes part begins like this. Write the first words of one, as the report shows it.
error-several-such-passages = Several sentences of the article begin like this. Write more of the one that you mean, or add its number: WITNESS#NUMBER:TEXT.
error-passage-changed = The article has changed since it was shown, so nothing was changed. Look at the story once more.
error-readings-of-one-article = Both are sentences of one article, which has one reading in a row. Name sentences of two articles.
error-stands-alone = Nothing else stands in the row of this sentence, so there is nothing to part it from.
error-contradicts-decision = This contradicts what a person decided before, so nothing was changed. “variorum decisions STORY” lists the decisions, and “variorum undo STORY NUMBER” takes one back.
error-no-such-decision = No such decision on this story stands. “variorum decisions STORY” lists those that do.
error-later-decision = A later decision on the same articles or title stands on this one, so nothing was changed. “variorum decisions STORY” lists them; undo the later one first.
error-in-story-already = A person put this article in this story already; it stays there. “variorum undo STORY” takes that back.
error-not-in-story = An article that was named is not in this story. “variorum show STORY” lists its articles.
error-nothing-to-move = There is no article to move. Name at least one; a story that is merged into another must have articles.
error-nothing-remains = This would move every article and leave nothing of the story. Name fewer articles, or rename the story.
error-same-story = Both are the same story. Name two.
error-no-title = A title needs at least one letter or figure.
error-called-so-already = The story has this title already.
error-report-on-source = The report would overwrite one of the files that it reports on. Give it another name.
error-too-many = These are more than fifty documents. Choose fewer, or say --many to compare them all.
error-unknown-report-format = The report cannot be written in this format. Give its file a name that ends in .html or .json.
error-report-not-written = The report could not be written; what was there before is unchanged. Check that its folder exists, that you may write there and that the disk is not full.
error-report-not-opened = The report could not be opened. It was moved, or the system has no program for it. Look for it in the folder where it was saved.

## The program

error-no-samples = The sample stories are missing from this installation. Install Variorum again.
error-cancelled = Cancelled. What was finished before stays.
error-interrupted = The work ended unexpectedly. Try again; if it happens again, please report the fault.
error-wrong-request = The program asked itself for something that it does not know. This is a fault of the program: please report it.
