#!/usr/bin/python3
"""A window at the right edge of the display from which files can be dragged, as from a file manager.

Called with the paths of the files. Says `ready` when it can be taken hold of, `begun` when the drag begins and `ended` when the files were let go.
"""

import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

LEFT, TOP, WIDTH, HEIGHT = 1300, 40, 120, 80


def say(word):
    print(word, flush=True)


def main():
    addresses = [pathlib.Path(path).as_uri() for path in sys.argv[1:]]
    files = Gtk.EventBox()
    files.add(Gtk.Label(label=f"{len(addresses)} files"))
    files.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    files.drag_source_add_uri_targets()
    files.connect("drag-begin", lambda *_: say("begun"))
    files.connect("drag-data-get", lambda _box, _context, data, *_: data.set_uris(addresses))
    files.connect("drag-end", lambda *_: say("ended"))

    window = Gtk.Window(title="Files", type=Gtk.WindowType.POPUP)
    window.set_default_size(WIDTH, HEIGHT)
    window.add(files)
    window.connect("map-event", lambda *_: say("ready"))
    window.move(LEFT, TOP)
    window.show_all()
    Gtk.main()


if __name__ == "__main__":
    main()
