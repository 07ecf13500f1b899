"""What an office without network is handed: a folder for Windows, a wheelhouse, a frozen folder for Linux.

Nothing here runs on the office's machine but what stands under `windows/` and `linux/`; nothing of a wheel is
run here either: wheels are unpacked and read.
"""
