@echo off
chcp 65001 >nul
rem Installs vanthu from this folder, without network: cai-dat.cmd [WHERE]; another Python: set PYTHON=C:\...\python.exe
setlocal DisableDelayedExpansion
set "TARGET=%~1"
if not defined TARGET set "TARGET=%LOCALAPPDATA%\vanthu\chuong-trinh"
if not defined PYTHON set "PYTHON=py -{minor}"
set "PYTHON=%PYTHON:"=%"
if exist "%PYTHON%" set PYTHON="%PYTHON%"
%PYTHON% -c "import sys; sys.exit(sys.version_info[:2] != ({version}))"
if errorlevel 1 (
  echo Cần Python {minor}, 64 bit. / Python {minor}, 64 bit, is needed.
  exit /b 3
)
if exist "%TARGET%\" if not exist "%TARGET%\pyvenv.cfg" (
  echo "%TARGET%" đã có, không phải của vanthu. / is there and not vanthu's.
  exit /b 2
)
%PYTHON% -m venv --clear "%TARGET%"
if errorlevel 1 exit /b 3
"%TARGET%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%~dp0goi" --require-hashes --requirement "%~dp0goi.txt"
if errorlevel 1 exit /b 3
echo "%TARGET%\Scripts\vanthu.exe"
