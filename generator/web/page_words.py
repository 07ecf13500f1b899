"""What the command line says with a command or an option, said at the desk: with the button, the entry, the page.

Whatever a message says is translated in one place; there a sentence that names a command gives way to its own
sentence here, with the gaps that it needs. `tests/web/test_page_words.py` holds that none is forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.office import FIELD_LABELS
from generator.problems import Message, Problem, Sentence, Translate, say
from generator.web.figure_words import FIGURES
from generator.web.file_words import FILES
from generator.web.record_words import FIGURES_LACKING, RECORDS
from generator.web.rule_words import RULES
from generator.workspace import regex

# fmt: off
_SHEETS = {
    "đọc được {entries} đơn vị, trong đó {silent} chưa có số; {refused} lỗi": say("đọc được {entries} đơn vị, trong đó {silent} chưa có số"),
    "ban hành với đúng số và ngày ghi trên bản đã in: thêm --number, --date; gõ nhầm thì mở tệp, sửa cho đúng hoặc để trống số và ngày": say("quay lại, ghi đúng số và ngày của bản đã in rồi ban hành; gõ nhầm thì mở tệp, sửa cho đúng hoặc để trống số và ngày"),
    "bản ấy đã được ký thì ban hành đúng bản đã in: thêm --as-printed; chưa ký thì in lại bản sắp ban hành": say("bản ấy đã được ký thì bấm «Ban hành đúng bản đã in»; chưa ký thì in lại bản sắp ban hành"),
    "sửa ngày trong tệp hoặc ở «--as-of»; số ước đến ngày ấy thì thêm --status estimated": say("sửa ngày trong tệp hoặc ở ô «Số liệu tính đến»; số ước đến ngày ấy thì chọn «ước tính» ở «Mức kiểm tra của số liệu»"),
    "thêm --as-of, ví dụ --as-of 25/4/2022": say("ghi ngày ở ô «Số liệu tính đến», ví dụ 25/4/2022"),
    "sửa tệp, hoặc bỏ --strict": say("sửa tệp rồi thả lại"),
    "là số gửi muộn của lần chốt trước thì nhập với --as-of «{moment}» --merge": say("là số gửi muộn của lần chốt trước thì ghi «{moment}» ở ô «Số liệu tính đến»"),
    "kiểm tra có nhầm tệp của lần trước; nhầm thì chạy «vanthu undo»": say("kiểm tra có nhầm tệp của lần trước; nhầm thì lấy lại bản trước ở trang «Lịch sử»"),
    "kiểm tra lại năm của thời điểm; nhầm thì chạy «vanthu undo»": say("kiểm tra lại năm của thời điểm; nhầm thì lấy lại bản trước ở trang «Lịch sử»"),
    "cần lại tệp cũ thì chạy: vanthu undo": say("cần lại tệp cũ thì lấy lại ở trang «Lịch sử»"),
    "số đã sửa mới đúng thì nhập với --merge": say("số đã sửa mới đúng thì chọn bổ sung ở «Thời điểm ấy đã có số liệu thì», trong «Tùy chọn khác»"),
    "mọi số của đơn vị đã kiểm tra thì nhập lại với --status valid": say(
        "mọi số của đơn vị đã kiểm tra thì nhập lại, chọn «đã kiểm tra» ở «Tùy chọn khác»"
    ),
    "đơn vị khẳng định là đúng thì nhập lại với --status valid": say("đơn vị khẳng định là đúng thì nhập lại, chọn «đã kiểm tra» ở «Tùy chọn khác»"),
    "số nào còn sai thì trả lại lần nữa bằng «vanthu returns --return»": say("số nào còn sai thì trả lại lần nữa ở trang «Số liệu»"),
    "đã có số liệu chốt {moment} trong {file}; thêm --merge để bổ sung, --force để thay hết số cũ": say("đã có số liệu chốt {moment} trong {file}; chọn bổ sung hay thay hết ở mục «Thời điểm ấy đã có số liệu thì»"),
    "số liệu chốt {moment} đã khóa sổ; thêm --force --reason «lý do» để vẫn nhập": say("số liệu chốt {moment} đã khóa sổ; ghi lý do ở «Tùy chọn khác» để vẫn nhập"),
    "nếu là một chỉ số ở đây, thêm --map {code}=MÃ": say("nếu là một chỉ số ở đây, đề nghị đơn vị gửi tệp ghi mã của chỉ số ấy thay cho «{code}»"),
    "đề nghị đơn vị gửi tệp do «vanthu export totals» ghi": say("đề nghị đơn vị gửi tệp bàn giao số liệu của vanthu"),
    "văn bản «{code}» đã có; đặt mã khác ở --letter": say("văn bản «{code}» đã có; đặt mã khác"),
    "chưa có số liệu chốt nào; hãy chỉ rõ ngày cần xem bằng --as-of": say("chưa có số liệu nào; nhập số liệu ở trang «Số liệu»"),
    "hãy chọn lần chốt khác bằng --as-of": say("chọn lần chốt khác ở trang «Số liệu»"),
    "chiến dịch chưa có danh sách đơn vị nên không theo dõi báo cáo được; ghi đơn vị ở units.yaml hoặc nhập bằng «vanthu import units»": say("chiến dịch chưa có danh sách đơn vị nên không theo dõi báo cáo được; dán danh sách ở trang «Đơn vị và chỉ tiêu»"),
    "nhập danh sách: vanthu import units {code} TỆP.xlsx": say("dán danh sách ở trang «Đơn vị và chỉ tiêu»"),
    "nhập số liệu: vanthu import results {code} TỆP": say("nhập số liệu ở trang «Số liệu»"),
    "cột không lấy: {columns}; là số của chỉ số nào thì thêm --columns mã=CỘT": say("cột không lấy: {columns}; là số của chỉ số nào thì chọn ở «Cột nào là gì»"),
    "cột không lấy: {columns}; cột nào là cơ sở tính thì thêm --columns mã=CỘT": say("cột không lấy: {columns}; cột nào là cơ sở tính thì chọn ở «Cột nào là gì», cơ sở tính mới thì ghi «tên=CỘT» ở ô «Cột cần đọc»; chỉ tiêu thì dán vào bảng ở trang «Đơn vị và chỉ tiêu»"),
    "ghi đủ năm, hoặc thêm --year": say("ghi đủ năm trong tệp"),
    "chỉ rõ bằng --columns, ví dụ --columns {columns}": say("chỉ rõ ở «Cột nào là gì»"),
    "không hiểu «{part}» ở --columns; viết như {example} (các trường: {known})": say("không hiểu «{part}» ở ô «Cột cần đọc»; viết như «đơn vị=B, kết quả=D»"),
    "chỉ rõ bằng --columns, ví dụ --columns name=B,members=D": say("chỉ rõ ở «Cột nào là gì»"),
    "thêm --headings group (tên nhóm) hoặc --headings unit (đơn vị cấp trên)": say("chọn «tên nhóm» hay «đơn vị cấp trên» ở mục «Dòng I, II … là»"),
    "chỉ rõ bằng --columns, ví dụ --columns number=A,date=B,title=C": say("chỉ rõ ở ô «Cột cần đọc», ví dụ «number=A,date=B,title=C»"),
    "bỏ ẩn (bỏ lọc) rồi lưu lại, hoặc thêm --hidden-rows": say("bỏ ẩn (bỏ lọc) rồi lưu lại, hoặc chọn «đọc cả dòng ẩn» ở «Tùy chọn khác»"),
    "chỉ rõ bằng --sheet": say("chỉ rõ ở ô «Trang tính»"),
    "kiểm tra có nhầm tệp của lần trước, hoặc sửa --as-of": say("kiểm tra có nhầm tệp của lần trước, hoặc sửa ô «Số liệu tính đến»"),
    "không phải thì chỉ rõ cột bằng --columns, ví dụ --columns {columns}": say("không phải thì chọn lại ở «Cột nào là gì»"),
    "nhập bằng «vanthu import results {campaign} {file}», rồi chuyển tệp đi chỗ khác": say("thả tệp {file} vào trang «Số liệu» của {campaign}, rồi chuyển tệp đi chỗ khác"),
    "nhớ cách gọi «{name}» là {unit} ({code}): ghi vào «aliases:», lần sau không hỏi": say("nhớ cách gọi «{name}» là {unit}, lần sau không hỏi"),
    "sửa mã hoặc tên cho khớp danh sách đơn vị; hoặc ghi tên này vào cách gọi khác («aliases:») của đơn vị ấy": say("sửa mã hoặc tên cho khớp danh sách đơn vị; hoặc ghi tên này ở «Cách gọi khác» của đơn vị ấy"),
    "ghi tên như trong danh sách đơn vị, thêm cột mã, hoặc ghi tên này vào cách gọi khác («aliases:») của đơn vị ấy": say("ghi tên như trong danh sách đơn vị, thêm cột mã, hoặc ghi tên này ở «Cách gọi khác» của đơn vị ấy"),
    "nhóm mới: {name} ({code}), {count} đơn vị": say("nhóm mới: {name}, {count} đơn vị"),
    "cơ sở tính mới: {name} ({code}), cộng {total}": say("cơ sở tính mới: {name}, cộng {total}"),
    "  mới: {name} ({code}){bases}": say("  mới: {name}{bases}"),
    "  giữ: {name} ({code})": say("  giữ: {name}"),
    "là «{label}» ({code}), giữ tên trong dữ liệu, nhớ cách gọi này": say("là «{label}», giữ tên trong dữ liệu, nhớ cách gọi này"),
    "là «{label}» ({code}), giữ tên trong dữ liệu, lần sau hỏi lại": say("là «{label}», giữ tên trong dữ liệu, lần sau hỏi lại"),
    "là «{label}» ({code}), đổi sang tên này": say("là «{label}», đổi sang tên này"),
    "{name} ({code})": say("{name}"),
    "nhập lại tệp của đơn vị bằng «vanthu import totals»": say("đề nghị người phụ trách phần mềm nhập lại tệp của đơn vị"),
    "nếu số liệu nhận bằng tệp, dùng «vanthu import totals»": say("nếu số liệu nhận bằng tệp, đề nghị người phụ trách phần mềm nhập tệp ấy"),
    "dùng «vanthu import totals» để chép tệp vào thư mục của chiến dịch": say("đề nghị người phụ trách phần mềm chép tệp vào thư mục của chiến dịch"),
}
"""Figures and lists that are brought in."""
_QUOTAS = {
    "gồm cả số cũ thì ghi «changes: [{example}]» ở campaign.yaml; là số riêng của đơn vị mới thì giữ nguyên": say("gồm cả số cũ thì khai ở trang «Đơn vị và chỉ tiêu», «Sáp nhập, đổi tên», chọn «nhập vào một đơn vị đang có»; là số riêng của đơn vị mới thì giữ nguyên"),
    "ghi «decimals: {count}» ở chỉ số «{code}», hoặc sửa số": say("ghi {count} ở mục «Chữ số thập phân» của chỉ số, hoặc sửa số"),
    "ghi vào quotas.yaml, hoặc dùng «vanthu allocate {code} …»": say("ghi ở trang «Đơn vị và chỉ tiêu», hoặc chia ở trang «Chia chỉ tiêu»"),
    "ghi thành bảng khác: --code MÃ cùng --adds-to {code} (giao bổ sung) hoặc --in-place-of {code} (điều chỉnh)": say("giao bổ sung hay điều chỉnh bảng «{code}» thì chọn ở mục «Bảng chỉ tiêu nào»"),
    "bỏ dòng ấn định («fixed:») ở đây, hoặc chia riêng giai đoạn này bằng --phase": say("bỏ ấn định ở đây, hoặc chia riêng giai đoạn này ở mục «Cho thời kỳ»"),
    "thêm --replace để thay; {another}": say("chọn «Thay bảng chỉ tiêu đã có» để thay; {another}"),
    "mục tiêu «{name}» là một khoảng tỷ lệ; cần chỉ rõ tỷ lệ bằng --rate": say("mục tiêu «{name}» là một khoảng tỷ lệ; ghi rõ tỷ lệ ở ô «Tỷ lệ»"),
    "đã nêu riêng giai đoạn «{code}» thì không dùng --phases": say("đã nêu riêng giai đoạn «{code}» thì chọn «không chia cho giai đoạn»"),
    "cần chỉ rõ đúng một trong ba: tỷ lệ (--rate), tổng (--total), mục tiêu (--target)": say("cần chọn một trong ba ở «Chia gì» và ghi số của nó: tỷ lệ, tổng, hay mục tiêu"),
    "--group-total chỉ dùng khi chia một tổng, không dùng với --rate": say("tổng của nhóm chỉ dùng khi chia một tổng, không dùng với tỷ lệ"),
    "chiến dịch chưa có cơ sở tính (như số đoàn viên) để chia; nhập danh sách đơn vị có cột ấy: vanthu import units {campaign} TỆP.xlsx": say("chiến dịch chưa có cơ sở tính (như số đoàn viên) để chia; nhập danh sách đơn vị có cột ấy ở trang «Đơn vị và chỉ tiêu»"),
    "ghi cơ sở tính để chia ở --base": say("chọn cơ sở tính ở mục «Cơ sở tính»"),
    "tổng của các nhóm cộng lại là {given}, không khớp tổng {total}; sửa --group-total hoặc --total": say("tổng của các nhóm cộng lại là {given}, không khớp tổng {total}; sửa tổng của nhóm hoặc «Tổng đem chia»"),
    "ghi «{base}» ở «bases:» của đơn vị (không có thì ghi 0), hoặc ấn định bằng --fixed {unit}=…": say("ghi cột «{base}» của đơn vị ở trang «Đơn vị và chỉ tiêu» (không có thì ghi 0), hoặc ấn định số của «{unit}»"),
    "bỏ mức riêng của đơn vị này, hoặc xem lại --group, --under, ngày tham gia": say("bỏ mức riêng của đơn vị này, hoặc xem lại nhóm, đơn vị cấp trên, ngày tham gia"),
    "giai đoạn «{phase}» có {count} mục tiêu ({codes}); cần chỉ rõ bằng --phases {phase}=…": say("giai đoạn «{phase}» có {count} mục tiêu ({codes}); chọn «theo phần ghi dưới đây» rồi ghi phần của từng giai đoạn"),
    "«{name}» là số hiện có tại từng thời điểm, chỉ tiêu các giai đoạn không cộng lại với nhau; giao từng giai đoạn bằng --phase MÃ --total SỐ": say("«{name}» là số hiện có tại từng thời điểm, chỉ tiêu các giai đoạn không cộng lại với nhau; giao từng giai đoạn ở mục «Cho thời kỳ»"),
    "cần chỉ rõ giai đoạn (--phase), bảng đã giao (--code), hoặc tổng được giao (--under {code} --total …)": say("chọn giai đoạn ở mục «Cho thời kỳ», hay bảng đã giao ở mục «Bảng chỉ tiêu nào»; hoặc ghi tổng rồi chọn «{code}» ở mục «Chỉ một số đơn vị»"),
    "--among không dùng cùng --rate, --total, --target, --under": say("giao tiếp số đã nhận thì để trống «Chỉ các đơn vị trực thuộc»"),
    "{said}; cần chỉ rõ một bảng bằng --code": say("{said}; chọn một bảng ở mục «Bảng chỉ tiêu nào»"),
    "cần chỉ rõ một trong hai: giao bổ sung (--adds-to), giao thay (--in-place-of)": say("cần chỉ rõ một trong hai: giao bổ sung hay giao thay"),
    "chiến dịch «{code}» đã có đơn vị; thêm bằng «vanthu import units» hoặc sửa units.yaml": say("chiến dịch «{code}» đã có đơn vị; thêm ở trang «Đơn vị và chỉ tiêu»"),
    "bỏ số cơ sở tính của kỳ trước ({listed}); nhập số mới: vanthu import units {code} TỆP.xlsx": say("bỏ số cơ sở tính của kỳ trước ({listed}); nhập số mới ở trang «Đơn vị và chỉ tiêu» của «{code}»"),
    "văn bản cũ chưa lấy sang, lấy bằng --document MÃ: {listed}": say("văn bản cũ chưa lấy sang, chọn ở «Văn bản lấy sang»: {listed}"),
}
"""Units and quotas, a campaign begun again."""
_TEXTS = {
    "trong Excel chọn vùng bảng, chép (Ctrl+C) rồi dán vào: vanthu audit -": say("mở trong Excel, chép bảng vào Word, rồi thả tệp Word vào đây"),
    "mở tệp, chép nội dung, lưu thành tệp .txt hoặc dán vào: vanthu audit -": say("mở tệp, chép nội dung, lưu thành tệp .txt rồi thả vào đây"),
    "--annotate chỉ dùng với tệp Word (.docx, .doc, .odt)": say("bản có nhận xét chỉ làm từ tệp Word (.docx, .doc, .odt)"),
    "xem các đoạn: vanthu passages": say("xem các đoạn có sẵn ở trang văn bản"),
    "chép lời của đoạn vào văn bản rồi viết: vanthu passages CHIẾN_DỊCH VĂN_BẢN --own {name}": say("mở đoạn «{name}» trong bài, bấm «Thay bằng lời riêng» rồi viết"),
    "đoạn văn theo tên, một mình một dòng; xem: vanthu passages": say("đoạn văn theo tên, một mình một dòng"),
    "đoạn «{name}» không có lời văn, chỉ có bảng hoặc biểu đồ; chép về mà sửa: vanthu passages --own {name}": say("đoạn «{name}» không có lời văn, chỉ có bảng hoặc biểu đồ"),
    "đoạn «{name}» đang không in gì với số liệu hiện nay nên không có lời để chép; chép cả câu lệnh chọn câu: vanthu passages {campaign} {document} --own {name} --branches": say("đoạn «{name}» đang không in gì với số liệu hiện nay nên không có lời để thay"),
    "có chỗ không viết lại được mà không dùng câu lệnh; chép cả câu lệnh bằng --branches": say("có chỗ không viết lại được mà không dùng câu lệnh"),
    "{kind}: --fix chỉ sửa tệp .docx thường, vì bản chuyển có thể lệch": say("{kind}: chỉ sửa được thể thức của tệp .docx thường, vì bản chuyển có thể lệch"),
    "mở bằng Word, lưu lại dạng .docx rồi chạy lại với --fix": say("mở bằng Word, lưu lại dạng .docx rồi thả lại vào đây"),
    "chuyển sang Unicode và Times New Roman, bằng vanthu lint --fix hoặc UniKey": say("chuyển sang Unicode và Times New Roman: lấy bản đã sửa ở trang «Kiểm tra văn bản», hoặc dùng UniKey"),
    "bổ sung số liệu vào dữ liệu chiến dịch, rồi tạo lại văn bản bằng vanthu render": say("bổ sung số liệu ở trang «Số liệu», rồi tạo lại văn bản ở trang «Tạo tệp và gửi»"),
    "tạo bản chính bằng vanthu render": say("tạo bản chính ở trang «Tạo tệp và gửi»"),
    "«kinds:» của vanthu.yaml; các loại đã có: «vanthu kinds»": say("các loại đã có nằm ở phiếu «Văn bản mới»"),
    "xem các loại: vanthu kinds": say("các loại nằm ở phiếu «Văn bản mới»"),
    "gõ số hoặc tên; «vanthu kinds» liệt kê các loại văn bản": say("loại của văn bản cần soạn"),
    "campaigns/issuers/, bằng «vanthu new issuer MÃ»": say("trang đầu, nút «Lập cơ quan khác»"),
    'soạn văn bản thay thế: vanthu new document {campaign} replacement --of "{of}"': say("bấm «Soạn văn bản thay thế»"),
    "--of chỉ dùng với correction, replacement, recall": say("chỉ văn bản đính chính, thay thế, thu hồi mới nêu văn bản cũ"),
    "thêm thẻ «{name}» vào mẫu (xem mẫu cùng loại: vanthu new template), hoặc bỏ «{key}:»": say("thêm thẻ «{name}» vào mẫu Word, hoặc bỏ «{key}» của văn bản"),
    "văn bản «{code}» đã có; đặt mã khác ở --code": say("văn bản «{code}» đã có; đặt mã khác ở ô «Mã»"),
    "chưa có chiến dịch nào; lập bằng «vanthu new campaign»": say("chưa có chiến dịch nào; lập ở trang đầu, nút «Lập chiến dịch mới»"),
    "chép mẫu ra bằng «vanthu new template» rồi sửa lề trong Word, hoặc sửa quy định thể thức riêng": say("nhờ người phụ trách phần mềm sửa lề của mẫu Word, hoặc quy định thể thức riêng"),
    "xem các cách viết sau dấu | bằng «vanthu names»": say("xem các cách viết sau dấu | bằng nút «Chèn số liệu»"),
    "chép các kiểu ấy từ mẫu tạo bằng vanthu new template named.docx (Word: thẻ Developer, Document Template, Organizer)": say("nhờ người phụ trách phần mềm chép các kiểu ấy vào mẫu Word"),
    "xem ý nghĩa của trường này bằng «vanthu schema»": say("sửa mục này trên trang của nó"),
    "xóa ở một trong hai nơi, hoặc đổi cả bằng «vanthu tables»": say("xóa ở một trong hai nơi"),
    "chép lời ấy sang chỗ khác, hoặc thêm --force: lời ghi chú được đưa lên đầu tệp .yaml": say("chép lời ấy sang chỗ khác"),
}
"""Documents, their passages, what is inspected."""
_ISSUING = {
    "bổ sung số liệu; xem chỗ thiếu: vanthu render {campaign} {code} --draft": say("bổ sung số liệu của «{campaign}»; chỗ thiếu là ô đỏ ở trang của văn bản «{code}»"),
    "loạt văn bản này đã có một số chung; không dùng --each": say("loạt văn bản này đã có một số chung; bỏ chọn «Mỗi bản một số riêng»"),
    "loạt văn bản này đã cấp mỗi bản một số; thêm --each": say("loạt văn bản này đã cấp mỗi bản một số; chọn «Mỗi bản một số riêng»"),
    "đổi tên hoặc bỏ tệp ấy, hoặc thêm --force để ghi đè": say("đổi tên hoặc dời tệp ấy đi rồi làm lại"),
    "sổ không có số hay văn bản «{what}»; xem: vanthu register list": say("sổ không có số hay văn bản «{what}»; tìm ở trang «Sổ văn bản đi»"),
    "«{what}» có thể là: {rows}; thêm --year, --series": say("«{what}» có thể là: {rows}; bấm ở dòng của văn bản ấy, trang «Sổ văn bản đi»"),
    "nêu văn bản của dòng ấy: thêm --row CHIẾN_DỊCH/VĂN_BẢN, hoặc trích yếu": say("bấm ở dòng của văn bản ấy, trang «Sổ văn bản đi»"),
    "văn bản nào chưa gửi đi thì hủy số ở dòng của nó (vanthu register void … --row …), rồi ban hành lại để được số khác": say("văn bản nào chưa gửi đi thì hủy số ở dòng của nó, trang «Sổ văn bản đi», rồi ban hành lại để được số khác"),
    "nhờ người phụ trách sổ ghi số {number} vào dòng đúng; vanthu check nhắc đến khi ghi": say("nhờ người phụ trách sổ ghi số {number} vào dòng đúng"),
    "cần chỉ rõ cơ quan bằng --issuer; một trong: {known}": say("cần chọn cơ quan; một trong: {known}"),
    "ghi ngày ban hành ở «date:» của văn bản, hoặc thêm --date 25/4/2022": say("ghi ngày ở ô «Ngày ban hành», ví dụ 25/4/2022"),
    "văn bản ghi «secrecy: {known}»; bỏ --secrecy, hoặc sửa dữ liệu": say("văn bản ghi độ mật «{known}»; bỏ độ mật ở đây, hoặc sửa ở trang của văn bản"),
    "--reissue cần lý do: thêm --reason": say("tạo lại thì cần ghi lý do"),
    "--reissue giữ nguyên số và ngày; bỏ --number, --date": say("tạo lại thì giữ nguyên số và ngày; bỏ trống hai ô ấy"),
    "--each chỉ dùng cho văn bản tạo cho từng đơn vị («for_each:»)": say("mỗi bản một số chỉ dùng cho văn bản tạo cho từng đơn vị"),
    "--number không đi cùng --each: mỗi bản một số, do sổ cấp": say("mỗi bản một số thì để sổ cấp: bỏ trống ô «Số»"),
    "đưa chỗ sửa vào dữ liệu hoặc đổi tên tệp để giữ; thêm --force để bỏ chỗ sửa": say("đưa chỗ sửa vào trang của văn bản, hoặc đổi tên tệp để giữ, rồi tạo lại"),
    "đổi tên hoặc dời tệp ấy đi; thêm --force để ghi đè": say("đổi tên hoặc dời tệp ấy đi rồi làm lại"),
    "«{file}» đã có và khác; thêm --force để ghi đè, hoặc đặt tên khác": say("«{file}» đã có và khác; đặt tên khác, hoặc dời tệp ấy đi"),
    "cần PDF/A để lưu trữ thì thêm --pdf-a: vanthu pdf {file} --pdf-a": say("đây là PDF thường; cần PDF/A để lưu trữ thì nhờ người phụ trách phần mềm: {file}"),
    "đổi tên một trong hai tệp, hoặc xuất riêng vào thư mục khác (-o)": say("đổi tên một trong hai tệp rồi làm lại"),
    "xuất vào thư mục khác (-o), hoặc thêm --force": say("dời tệp ấy đi rồi làm lại"),
    "sửa chỗ ấy trong tệp Word, hoặc bỏ --pdf-a để có PDF thường": say("sửa chỗ ấy trong tệp Word, hoặc chọn PDF thường"),
    "tệp đã có được giữ nguyên; sửa sổ rồi chạy lại: vanthu register check": say("tệp đã có được giữ nguyên; xem lại ở trang «Sổ văn bản đi» rồi làm lại"),
    "chạy lại «vanthu issue» để ghi vào sổ": say("ban hành lại ở trang của văn bản để ghi vào sổ"),
    "khôi phục dữ liệu như lúc ban hành; nội dung mới: chưa gửi đi thì «vanthu issue … --reissue», đã gửi thì ban hành văn bản thay thế, đính chính; dữ liệu đổi là đúng thì chạy «vanthu register acknowledge»": say("lấy lại dữ liệu như lúc ban hành ở trang «Lịch sử»; nội dung mới: chưa gửi đi thì «Tạo lại», đã gửi thì soạn văn bản thay thế, đính chính ở trang «Ban hành»"),
    "khôi phục dữ liệu từ bản sao; bỏ văn bản là đúng thì chạy «vanthu register acknowledge»": say("lấy lại dữ liệu ở trang «Lịch sử»; bỏ văn bản là đúng thì nhờ người phụ trách phần mềm ghi nhận"),
    "cần ghi lý do (--reason)": say("cần ghi lý do"),
    "chép các dòng ấy vào sổ của năm, rồi dời tệp này ra khỏi thư mục của sổ": say("hai máy đã ghi sổ riêng: nhờ người phụ trách phần mềm gộp các dòng ấy vào sổ; số trong đó không cấp lại"),
    "dời tệp này ra khỏi thư mục của sổ": say("nhờ người phụ trách phần mềm dời tệp ấy đi"),
    "sửa theo «vanthu check» rồi sao lưu lại; đến khi ấy giữ các bản sao lưu trước": say("nhờ người phụ trách phần mềm sửa rồi sao lưu lại; đến khi ấy giữ các bản sao lưu trước"),
    "bỏ --reissue": say("ban hành như lần đầu"),
    "tìm lại văn bản, hoặc ghi hủy bằng «vanthu register void»": say("tìm lại văn bản, hoặc hủy số ở trang «Sổ văn bản đi»"),
    "chưa gửi đi thì tạo lại: thêm --reissue --reason …; đã gửi thì ban hành văn bản thay thế hoặc đính chính; dữ liệu đổi là đúng thì chạy «vanthu register acknowledge»": say("chưa gửi đi thì «Tạo lại» kèm lý do; đã gửi thì soạn văn bản thay thế hoặc đính chính, đều ở trang «Ban hành»"),
    "thêm --date để ghi dòng hủy số": say("ghi ngày của dòng hủy số"),
    "hủy số thì cần ghi lý do (--reason)": say("hủy số thì cần ghi lý do"),
    "phải lấy văn bản về thì ghi thu hồi: vanthu register recall SỐ --reason …": say("phải lấy văn bản về thì bấm «Thu hồi văn bản» ở trang «Sổ văn bản đi»"),
    "xem lại ngày của văn bản; nếu đúng thì chạy «vanthu register init --year {year}»": say("xem lại ngày của văn bản; nếu đúng thì lập sổ năm {year} ở trang «Sổ văn bản đi»"),
    "bỏ dòng «number:» của văn bản (hoặc --number) để vanthu cấp số kế tiếp; các số ấy đã cấp trên giấy hay bỏ hẳn thì thêm --reason … để ghi hủy": say("để trống ô «Số» thì sổ cấp số kế tiếp; các số ấy đã cấp trên giấy hay bỏ hẳn thì ghi lý do để hủy"),
    "{folder}: không thấy sổ đăng ký văn bản đi; nếu đã có sổ thì phục hồi từ bản sao, nếu chưa lập bao giờ thì chạy «vanthu register init --year NĂM»": say("cơ quan chưa có sổ văn bản đi; lập sổ ở trang «Sổ văn bản đi» rồi ban hành (trước đây đã lập sổ thì phục hồi từ bản sao lưu)"),
    "bỏ dòng «number:» của văn bản, hoặc bỏ --number, rồi chạy lại": say("để trống ô «Số» rồi làm lại"),
    "nếu sổ còn đủ thì chạy «vanthu register adopt»": say("nhờ người phụ trách phần mềm xem sổ còn đủ không"),
    "nếu sổ đúng thì chạy «vanthu register adopt»": say("nhờ người phụ trách phần mềm xem sổ có đúng không"),
}
"""Files made, numbers given, the register."""
_MACHINE = {
    "không mở được lịch sử vì thư mục thuộc người dùng khác; nếu tin thư mục, chạy «git config --global --add safe.directory {folder}»": say("không mở được lịch sử git vì thư mục {folder} thuộc người dùng khác; nhờ người phụ trách phần mềm"),
    "Word xuất PDF chỉ trên Windows; ở máy này dùng LibreOffice: --engine libreoffice": say("Word xuất PDF chỉ trên Windows; ở máy này cài LibreOffice"),
    'cần cài phần thêm «word» để nhờ Word xuất PDF: pip install "vanthu[word]"; hoặc dùng LibreOffice: --engine libreoffice': say("cần phần thêm «word» để nhờ Word xuất PDF; nhờ người phụ trách phần mềm, hoặc cài LibreOffice"),
    "máy này chưa cài Microsoft Word; cài Word, hoặc dùng LibreOffice: --engine libreoffice": say("máy này chưa cài Microsoft Word; cài Word hoặc LibreOffice"),
    "Word không khởi động được: phải có người đăng nhập Windows, và Word đã mở được bằng tay; mở Word, đóng mọi hộp thoại của nó rồi chạy lại, hoặc dùng LibreOffice: --engine libreoffice": say("Word không khởi động được; mở Word, đóng mọi hộp thoại của nó rồi làm lại, hoặc cài LibreOffice"),
    "Word đang được dùng ở cửa sổ khác nên không nhờ được; lưu văn bản, đóng Word rồi chạy lại, hoặc dùng LibreOffice: --engine libreoffice": say("Word đang được dùng ở cửa sổ khác nên không nhờ được; lưu văn bản, đóng Word rồi làm lại, hoặc cài LibreOffice"),
    "chép tệp hoặc thư mục thật vào đây; muốn đặt văn bản ở nơi khác thì dùng -o": say("chép tệp hoặc thư mục thật vào đây"),
    "{file}: tệp ghi tạm của lần ghi chưa xong không dùng được: {reason}; không làm theo tệp này; xem lại dữ liệu và sổ («vanthu check», «vanthu register check»), rồi xóa tệp ấy": say("{file}: tệp ghi tạm của lần ghi chưa xong không dùng được: {reason}; không làm theo tệp này; xem lại dữ liệu và sổ, rồi nhờ người phụ trách phần mềm xóa tệp ấy"),
    "mở lệnh ở thư mục làm việc, hoặc lập thư mục mới: vanthu init THƯ_MỤC": say("mở vanthu ở thư mục làm việc"),
    "trang vanthu (vanthu serve)": say("trang vanthu"),
    "nén nhanh (--deflate isal)": say("nén nhanh"),
    "xuất PDF bằng Word (--engine word)": say("xuất PDF bằng Word"),
    "bản này không cài thêm được; cần thì nhờ bộ phận tin học cài bằng gói cài đặt (vanthu help install)": say("bản này không cài thêm được; cần thì nhờ bộ phận tin học cài bằng gói cài đặt, xem «Hướng dẫn sử dụng»"),
    'cần thì cài, gõ ở thư mục nguồn của vanthu: {python} -m pip install ".[{extra}]"': say("cần thì nhờ người phụ trách phần mềm cài thêm phần «{extra}»"),
    "vẫn dùng được; đưa lên dạng mới: vanthu upgrade": say("vẫn dùng được; đưa lên dạng mới ở mục «Dạng dữ liệu» của trang «Máy này»"),
    "chép thư mục làm việc tới nơi được phép ghi, bỏ thuộc tính chỉ đọc, hoặc hỏi người quản trị; xem thì vẫn được: vanthu serve --read-only": say("chép thư mục làm việc tới nơi được phép ghi, bỏ thuộc tính chỉ đọc, hoặc hỏi người quản trị; xem thì vẫn được"),
    "làm tiếp: vanthu render CHIẾN_DỊCH VĂN_BẢN --resume": say("làm tiếp: bấm «Tạo tệp» lần nữa ở chiến dịch ấy"),
    "lệnh ghi tiếp theo sẽ ghi nốt; không cần làm gì": say("lần lưu tiếp theo sẽ ghi nốt; không cần làm gì"),
    "hai người không ghi cùng lúc; vanthu so lại trước khi ghi nên không mất gì, nhưng có thể phải chạy lại lệnh": say("hai người không ghi cùng lúc; vanthu so lại trước khi ghi nên không mất gì, nhưng có thể phải lưu lại"),
    "chờ lệnh ấy xong; nếu máy ấy đã tắt thì chỗ giữ tự hết": say("chờ việc ấy xong; nếu máy ấy đã tắt thì chỗ giữ tự hết"),
    "xem từng lỗi: vanthu check": say("xem từng lỗi ở chiến dịch ấy, mở từ «Các chiến dịch»"),
    "chạy lại với --counted {code}=period (phát sinh, các kỳ được cộng lại) hoặc --counted {code}=state (hiện có, không cộng)": say("chọn số ấy là gì ở trang «Máy này», mục «Dạng dữ liệu»"),
}
"""Programs and folders of the machine."""
# fmt: on
INSTEAD: dict[str, Message] = {
    **_SHEETS,
    **_QUOTAS,
    **_TEXTS,
    **_ISSUING,
    **_MACHINE,
    **FIGURES_LACKING,
    **RECORDS,
    **FIGURES,
    **RULES,
    **FILES,
}  # fmt: skip
"""The sentence of the page for a sentence of the command line."""

_KEY = regex(r"([«\"])([a-z_]+):([»\"])")
_CALLED: dict[str, Message] = {
    **FIELD_LABELS,
    "number": say("Số"),
    "starts": say("Từ ngày"),
    "ends": say("Đến hết ngày"),
    "targets": say("Mục tiêu"),
    "phases": say("Các giai đoạn"),
    "units": say("Đơn vị"),
    "quotas": say("Chỉ tiêu"),
    "groups": say("Nhóm"),
    "bases": say("Cơ sở tính"),
    "aliases": say("Cách gọi khác"),
    "parent": say("Đơn vị cấp trên"),
    "body": say("Lời văn"),
    "total": say("Tổng đã công bố"),
    "rate": say("Tỷ lệ"),
    "of": say("Tỷ lệ của"),
    "counted": say("Cách đếm"),
    "decimals": say("Chữ số thập phân"),
    "signatories": say("Những người ký"),
    "departments": say("Các ban, phòng"),
    "active_from": say("Từ ngày"),
    "active_to": say("Đến hết ngày"),
    "lagging_below": say("Đạt thấp là dưới"),
    "reports_to": say("Nơi gửi báo cáo"),
    "superior": say("Cơ quan chủ quản"),
    "facts": say("Nhận xét của cơ quan"),
    "counts": say("Số của từng đơn vị"),
    "changes": say("Sáp nhập, đổi tên đơn vị"),
    "unit_of_measure": say("Đơn vị tính"),
    "measure": say("Loại"),
}
"""What a key of the records is called on the page, where a sentence names it."""
_KEYS = ("key", "back")
"""The gaps in which a sentence names a key of the records; others are those that it writes as one, «{name}:»."""
_KEY_GAP = regex(r"[«\"]\{((?!code\})\w+)\}:[»\"]")
_NOTHING_TOLD = say("cơ quan chưa ghi ý nào")
"""Why a passage says nothing that prints what an office remarked."""


_FACTS = regex(r" \(facts\.\w+\)|; ghi facts\.\w+(?:, facts\.\w+)*(?: …)?")
_NO_FACTS = regex(r"facts chưa có \w+")


_COMMAND = regex(r"\bvanthu [a-z]|(?<![\w!<-])--[a-z]|(?<![\w-])-o\b")


def names_a_command(text: str) -> bool:
    """Whether a text tells what to type at a terminal."""
    return _COMMAND.search(text) is not None


def at_the_desk(translate: Translate) -> Translate:
    """A translation that says what the page says where the command line would name a command."""

    def called(found: re.Match[str]) -> str:
        label = _CALLED.get(found[2])
        return f"{found[1]}{label.text(translate)}{found[3]}" if label else found[0]

    def filled(text: str, values: Mapping[str, object]) -> str:
        """The text with the keys of the records called as the page calls them."""
        gaps = dict.fromkeys((*_KEYS, *_KEY_GAP.findall(text)))
        labels = {gap: _CALLED[key] for gap in gaps if (key := str(values.get(gap))) in _CALLED}
        for gap, label in labels.items():
            text = re.sub(rf"\{{{gap}\}}:?", label.text(translate), text)
        return text

    def told(source: str) -> str:
        said = INSTEAD.get(source)
        values = source.values if isinstance(source, Sentence) else {}
        text = filled(translate(Sentence.of(said.source, values) if said else source), values)
        plain = _FACTS.sub("", _KEY.sub(called, text))
        return _NO_FACTS.sub(_NOTHING_TOLD.text(translate), plain)

    return told


_TEXT_OF_MACHINES = regex(r"\{[{%#]")
_PLAIN = at_the_desk(str)
_KINDS: Mapping[str, tuple[Message, Message]] = {
    "YAML": (
        say("trong tệp này có chỗ viết sai dạng nên chưa đọc được"),
        say("mở tệp ấy mà sửa chỗ được chỉ, hoặc lấy lại bản trước ở «Lịch sử»"),
    ),
    "EXPR": (
        say("công thức ở chỗ này viết sai"),
        say("chọn lại bằng nút «Chèn số liệu», hoặc bỏ chỗ ấy"),
    ),
    "TPL": (
        say("mẫu Word có chỗ viết sai"),
        say("nhờ người phụ trách phần mềm sửa chỗ ấy trong mẫu Word"),
    ),
}
"""What is said of mistakes of which only who writes for the machine makes sense: the kind, and what to do."""
_READABLE = frozenset({"E-YAML-ENCODING", "E-YAML-EMPTY"})


def words_of(problem: Problem) -> tuple[Message, Message | None]:
    """What a page says of a problem, and its remedy: without a line of a file, or of a formula, that a clerk never wrote."""
    kind = problem.code.split("-")[1] if "-" in problem.code else ""
    if kind not in _KINDS or problem.code in _READABLE:
        return problem.message, problem.hint
    said, remedy = _KINDS[kind]
    if kind == "YAML" and problem.is_error:
        return said, remedy
    hint = remedy if problem.hint and _is_for_machines(problem.hint) else problem.hint
    return (said, remedy) if _is_for_machines(problem.message) else (problem.message, hint)


def _is_for_machines(said: Message) -> bool:
    return _TEXT_OF_MACHINES.search(said.text(_PLAIN)) is not None
