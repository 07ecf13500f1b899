@"%~dp0..\python\python.exe" -X "pycache_prefix=%LOCALAPPDATA%\vanthu\bien-dich" -m generator %*
