@echo off
if defined VANTHU_LINE goto told
setlocal EnableDelayedExpansion
set "VANTHU_LINE=!cmdcmdline!"
setlocal DisableDelayedExpansion
set "VANTHU_SELF=%~f0"
:told
setlocal DisableDelayedExpansion
chcp 65001 >nul
"%~dp0chuong-trinh\python\python.exe" -X "pycache_prefix=%LOCALAPPDATA%\vanthu\bien-dich" "%~dp0chuong-trinh\mo.py" look %*
pause
exit
