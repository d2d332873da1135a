"""Every `w:` string and every zip: frames, the writer, the reader, redlines, packages."""
