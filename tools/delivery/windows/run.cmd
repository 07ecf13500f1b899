@echo off
setlocal DisableDelayedExpansion
chcp 65001 >nul
"%~dp0chuong-trinh\python\python.exe" -X "pycache_prefix=%LOCALAPPDATA%\vanthu\bien-dich" "%~dp0chuong-trinh\mo.py" {verb} %*
if errorlevel 1 pause
