### The menu of the window. An ellipsis at the end says that a choice follows.

menu-file = File
menu-add-files = Add files…
menu-add-folder = Add folder…
menu-add-paste = Add from clipboard
menu-add-samples = Add the sample stories
menu-export-report = Export report…
menu-close-window = Close window
menu-quit = Quit Variorum

menu-edit = Edit
menu-undo = Undo
menu-redo = Redo
menu-cut = Cut
menu-copy = Copy
menu-paste = Paste
menu-select-all = Select all

menu-view = View
menu-actual-size = Actual size
menu-zoom-in = Zoom in
menu-zoom-out = Zoom out
menu-full-screen = Full screen

menu-window = Window
menu-minimize = Minimize

menu-help = Help
menu-about = About Variorum
