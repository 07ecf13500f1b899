@echo off
chcp 65001 >nul
rem Installs vanthu from this folder, without network: cai-dat.cmd [WHERE]; another Python: set PYTHON=C:\...\python.exe
rem What was there before stays beside it until the new one is whole, and comes back where it does not become so.
setlocal DisableDelayedExpansion
set "PYTHONHOME="
set "PYTHONPATH="
set "PIP_CONFIG_FILE=nul"
if not exist "%~dp0goi.txt" goto zipped
set "TARGET=%~1"
if not defined TARGET if not defined LOCALAPPDATA goto nowhere
if not defined TARGET set "TARGET=%LOCALAPPDATA%\vanthu\chuong-trinh"
for %%I in ("%TARGET%\.") do set "TARGET=%%~fI"
set "OLD=%TARGET%.cu"
if not defined PYTHON set "PYTHON=py -{minor}"
set "PYTHON=%PYTHON:"=%"
if exist "%PYTHON%" set PYTHON="%PYTHON%"
%PYTHON% -c "import sys, sysconfig; sys.exit((*sys.version_info[:2], sysconfig.get_platform()) != ({version}, 'win-amd64'))"
if errorlevel 1 goto python
if not exist "%TARGET%" if exist "%OLD%\pyvenv.cfg" move "%OLD%" "%TARGET%" >nul
if not exist "%TARGET%" goto free
if not exist "%TARGET%\pyvenv.cfg" goto taken
if exist "%OLD%\" if not exist "%OLD%\pyvenv.cfg" goto kept
if exist "%OLD%\" rmdir /s /q "%OLD%"
move "%TARGET%" "%OLD%" >nul 2>&1
if errorlevel 1 goto open
:free
%PYTHON% -m venv "%TARGET%"
if errorlevel 1 goto failed
"%TARGET%\Scripts\python.exe" -m pip --isolated install --quiet --disable-pip-version-check --no-index --find-links "%~dp0goi" --require-hashes --requirement "%~dp0goi.txt"
if errorlevel 1 goto failed
if exist "%OLD%\pyvenv.cfg" rmdir /s /q "%OLD%"
echo "%TARGET%\Scripts\vanthu.exe"
exit /b 0
:zipped
echo Không thấy goi.txt cạnh tệp này: giải nén cả tệp zip rồi chạy. / goi.txt is not beside this file: extract the whole zip first.
exit /b 2
:nowhere
echo Nêu nơi cài: cai-dat.cmd "D:\vanthu". / Say where to install.
exit /b 2
:python
echo Cần Python {minor}, bản 64 bit (x64). / Python {minor}, 64-bit (x64), is needed.
echo set PYTHON=C:\...\python.exe
exit /b 3
:taken
echo "%TARGET%" đã có, không phải của vanthu. / is there and not vanthu's.
exit /b 2
:kept
echo "%OLD%" đã có, không phải của vanthu. / is there and not vanthu's.
exit /b 2
:open
echo Đóng vanthu đang mở rồi chạy lại; bản cũ còn nguyên. / Close vanthu and run this again; the old version is as it was.
exit /b 4
:failed
if exist "%TARGET%\" rmdir /s /q "%TARGET%"
if exist "%OLD%\pyvenv.cfg" move "%OLD%" "%TARGET%" >nul
echo Không cài được vào "%TARGET%"; bản cũ, nếu có, còn nguyên. / Not installed; an old version is as it was.
exit /b 3
