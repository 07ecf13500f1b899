#!/bin/sh
# Cài vanthu từ thư mục này, không cần mạng: ./cai-dat.sh [NƠI_CÀI]
# Installs vanthu from this folder, without network: ./cai-dat.sh [WHERE]
# Bản cũ nằm bên cạnh đến khi bản mới xong; không xong thì bản cũ trở lại. / The old one stays until the new one is whole.
set -eu
unset PYTHONHOME PYTHONPATH
export PIP_CONFIG_FILE=/dev/null
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
target=${1:-$data/vanthu}
python=${PYTHON:-python3}

say() { printf '%s\n' "$1" "$2" >&2; }

if ! "$python" -c 'import sys; sys.exit(sys.version_info[:2] != ({version}))'; then
  say "Cần Python {minor}; nêu chỗ của nó: PYTHON=/usr/bin/python{minor} ./cai-dat.sh" \
    "Python {minor} is needed; say where it is: PYTHON=/usr/bin/python{minor} ./cai-dat.sh"
  exit 3
fi
if [ -d "$target" ] && [ -n "$(ls -A "$target")" ] && [ ! -f "$target/pyvenv.cfg" ]; then
  say "$target đã có, không phải của vanthu: chọn nơi khác." "$target is there and not vanthu's: choose another place."
  exit 2
fi
old=${target%/}.cu
if [ ! -e "$target" ] && [ -f "$old/pyvenv.cfg" ]; then mv "$old" "$target"; fi
if [ -e "$old" ] && [ ! -f "$old/pyvenv.cfg" ]; then
  say "$old đã có, không phải của vanthu: chọn nơi khác." "$old is there and not vanthu's: choose another place."
  exit 2
fi
if [ -f "$target/pyvenv.cfg" ]; then
  rm -rf "$old"
  mv "$target" "$old"
fi
if ! { "$python" -m venv "$target" && "$target/bin/python" -m pip --isolated install --quiet --disable-pip-version-check \
  --no-index --find-links "$here/goi" --require-hashes --requirement "$here/goi.txt"; }; then
  rm -rf "$target"
  if [ -f "$old/pyvenv.cfg" ]; then mv "$old" "$target"; fi
  say "Không cài được vào $target; bản cũ, nếu có, còn nguyên." "Not installed into $target; an old version is as it was."
  exit 3
fi
rm -rf "$old"

mkdir -p "$HOME/.local/bin" "$HOME/van-thu" "$data/applications" "$data/icons/hicolor/scalable/apps"
ln -sf "$target/bin/vanthu" "$HOME/.local/bin/vanthu"
cp "$here/vanthu.svg" "$data/icons/hicolor/scalable/apps/vanthu.svg"
quoted() { printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g')"; }
while IFS= read -r line; do
  case $line in
    Exec=*) printf 'Exec=%s -C %s serve\n' "$(quoted "$target/bin/vanthu")" "$(quoted "$HOME/van-thu")" ;;
    *) printf '%s\n' "$line" ;;
  esac
done <"$here/vanthu.desktop" >"$data/applications/vanthu.desktop"
say "Đã cài vào $target. Mở «Văn thư» trong danh sách ứng dụng, hoặc gõ: vanthu --help" \
  "Installed into $target. Open «Văn thư» among the applications, or type: vanthu --help"
