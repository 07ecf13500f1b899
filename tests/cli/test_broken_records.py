"""Records as people break them: each is told at its place, by its cause, and the remedy, done to the letter, works.

A case is a file of the sample campaign, what stands there, what was typed instead, what `check` says, and what
the remedy makes of it. The remedy of a file that lies wrong is done to the file.
"""

from __future__ import annotations

import re
import shutil
from typing import NamedTuple

import pytest
from places import OFFICE

from generator.cli.app import run

CAMPAIGN, UNITS, QUOTAS = "campaign.yaml", "units.yaml", "quotas.yaml"
RESULTS, PLAN = "results/2025-05-31.yaml", "documents/kh_01.yaml"
ISSUER = "../issuers/ldld-song-hoa.yaml"


class Broken(NamedTuple):
    file: str
    stands: str
    typed: str
    told: str
    mended: str


CASES = [
    # a sign that means something else
    Broken(CAMPAIGN, "rate: 10%", "rate: 91,5%",
           '20:80: lỗi: không có trường này; trong ngoặc nhọn dấu phẩy ngăn các mục; giá trị có dấu phẩy viết trong nháy: rate: "91,5%"',
           'rate: "91,5%"'),
    Broken(UNITS, "name: Khối huyện", "name: Khối xã, phường",
           '2:34: lỗi: không có trường này; trong ngoặc nhọn dấu phẩy ngăn các mục; giá trị có dấu phẩy viết trong nháy: name: "Khối xã, phường"',
           'name: "Khối xã, phường"'),
    Broken(PLAN, "recipients:\n  - Các đơn vị trực thuộc", "recipients: [Các xã, phường]",
           '6:22: cảnh báo: trong ngoặc vuông dấu phẩy ngăn các mục; ở đây thành 2 mục; nếu «Các xã, phường» chỉ là một mục'
           ' thì đặt trong ngoặc kép: "Các xã, phường"; nếu không thì viết mỗi mục một dòng',
           'recipients: ["Các xã, phường"]'),
    Broken(UNITS, "Công đoàn ngành Y tế", "Công đoàn #1",
           "9:34: lỗi: từ dấu «#» trở đi là lời ghi chú, nên ngoặc mở ở dòng này không được đóng; đặt giá trị có dấu «#» trong ngoặc kép",
           '"Công đoàn #1"'),
    Broken(CAMPAIGN, "name: Sáng kiến vì người lao động", "name: Sáng kiến #1",
           "2:17: cảnh báo: phần từ dấu «#» trở đi là lời ghi chú, không thuộc giá trị; nếu là lời văn thì đặt cả giá trị trong"
           " ngoặc kép, hoặc thụt dòng ấy bằng các dòng trên",
           'name: "Sáng kiến #1"'),
    Broken(CAMPAIGN, "name: Sáng kiến vì người lao động", "name: #Sáng kiến",
           "2:1: lỗi: để trống; phần từ dấu «#» trở đi là lời ghi chú; đặt giá trị có dấu «#» trong ngoặc kép",
           'name: "#Sáng kiến"'),
    Broken(CAMPAIGN, "name: Sáng kiến vì người lao động", "name: “Sáng kiến: vì người lao động”",
           '2:7: lỗi: dấu “ ” không phải là ngoặc kép của tệp dữ liệu, chỉ dấu " mới phải; thay hai dấu “ ” quanh giá trị bằng hai dấu "',
           'name: "Sáng kiến: vì người lao động"'),
    Broken(CAMPAIGN, "name: Sáng kiến vì người lao động", "name: “Sáng kiến vì người lao động”",
           '2:7: cảnh báo: hai dấu “ ” quanh giá trị là một phần của giá trị, sẽ được in ra; nếu chỉ để bọc giá trị thì thay bằng hai dấu "',
           'name: "Sáng kiến vì người lao động"'),
    Broken(CAMPAIGN, "starts: 01/01/2025", "starts: “01/01/2025”",
           "6:9: lỗi: cần một ngày có thật, viết 25/4/2022 hoặc 2022-04-25; đang là «“01/01/2025”»; bỏ hai dấu “ ” quanh giá trị",
           "starts: 01/01/2025"),
    Broken(CAMPAIGN, "short_name: Chương trình sáng kiến", "short_name: Chương trình: sáng",
           "3:25: lỗi: có dấu hai chấm trong giá trị; đặt giá trị trong ngoặc kép",
           'short_name: "Chương trình: sáng"'),
    Broken(CAMPAIGN, "short_name: Chương trình sáng kiến", 'short_name: "Chương trình',
           '3:13: lỗi: dấu ngoặc «"» mở ở dòng 3 chưa đóng; thêm dấu ngoặc đóng ở cuối giá trị',
           'short_name: "Chương trình"'),
    Broken(CAMPAIGN, "name: Sáng kiến vì người lao động", "name: *Sáng kiến",
           "2:7: lỗi: giá trị bắt đầu bằng dấu «*»; đặt cả giá trị trong ngoặc kép",
           'name: "*Sáng kiến"'),
    Broken(PLAN, "subject: Thực hiện {{ campaign.called }}", "subject: {{ campaign.called }}",
           "5:11: lỗi: trường không phải là chữ; nếu là lời văn hoặc tên trong {{ }} thì đặt cả giá trị trong ngoặc kép",
           'subject: "{{ campaign.called }}"'),
    # blanks, dashes, columns
    Broken(QUOTAS, "    counts:", "\tcounts:",
           "3:1: lỗi: dòng thụt vào bằng phím Tab; xóa dấu Tab, gõ dấu cách cho thẳng cột với dòng cùng bậc ở trên",
           "    counts:"),
    Broken(CAMPAIGN, "issuer: ldld", "issuer:ldld",
           "5:7: lỗi: thiếu dấu cách sau dấu hai chấm; viết «issuer: ldld-song-hoa»",
           "issuer: ldld"),
    Broken(UNITS, "{code: huyen, name", "{code:huyen, name",
           "2:6: lỗi: thiếu dấu cách sau dấu hai chấm; viết «code: huyen»",
           "{code: huyen, name"),
    Broken(CAMPAIGN, "issuer: ldld", "issuer:⟨U+00A0⟩ldld",
           "5:8: lỗi: có dấu cách lạ (dán từ Word hoặc trang web) ở chỗ cần dấu cách thường; xóa khoảng trống ấy, gõ lại bằng dấu cách",
           "issuer: ldld"),
    Broken(CAMPAIGN, "issuer: ldld", "issuer：ldld",
           "5:7: lỗi: «：» là dấu rộng của bộ gõ khác, không phải «:»; xóa dấu ấy, gõ «:» và một dấu cách",
           "issuer: ldld"),
    Broken(CAMPAIGN, "{code: gd1, name", "{code: gd1，name",
           "12:15: lỗi: «，» là dấu rộng của bộ gõ khác, không phải «,»; xóa dấu ấy, gõ «,» và một dấu cách",
           "{code: gd1, name"),
    Broken(CAMPAIGN, "  - {code: gd2", "  – {code: gd2",
           "13:3: lỗi: mục danh sách mở đầu bằng «–», không phải bằng dấu gạch nối «-»; thay dấu ấy bằng «-»",
           "  - {code: gd2"),
    Broken(CAMPAIGN, "  - {code: gd2", "  {code: gd2",
           "13:3: lỗi: trong danh sách, mỗi mục phải mở đầu bằng dấu «-»; thêm dấu «-» và một dấu cách trước «{code: gd2, name: giai đoạn 2,»;"
           " nếu là trường của mục trên thì thụt vào cho thẳng cột với các trường của mục ấy",
           "  - {code: gd2"),
    Broken(QUOTAS, "  - phase: gd1", "    phase: gd1",
           "2:5: lỗi: cần một danh sách, mỗi mục một dòng bắt đầu bằng dấu «-»; đang là một nhóm trường",
           "  - phase: gd1"),
    Broken(QUOTAS, "    counts:", "   counts:",
           "3:4: lỗi: dòng này thụt lề không khớp với các dòng trên; cho thẳng cột với các trường (hoặc các dấu «-») cùng bậc",
           "    counts:"),
    Broken(QUOTAS, "y-te: 80}", "y-te: 80",
           "3:13: lỗi: ngoặc «{» hoặc «[» mở ở dòng 3 chưa đóng, hoặc thiếu dấu phẩy bên trong; đóng ngoặc;"
           " nếu là lời văn thì đặt cả giá trị trong ngoặc kép",
           "y-te: 80}"),
    Broken(PLAN, "  # Mục tiêu", "# Mục tiêu",
           "9:1: lỗi: dòng này không thụt vào nên không thuộc lời văn của «body»; thụt mọi dòng của lời văn vào sâu hơn «body:» hai dấu cách",
           "  # Mục tiêu"),
    Broken(PLAN, "body: |", "body:",
           "8:5: lỗi: lời văn nhiều dòng cần dấu «|» sau dấu hai chấm; viết «body: |» rồi để lời văn ở các dòng dưới",
           "body: |"),
    Broken(QUOTAS, "    total: 800", "=======\n    total: 800",
           "4:1: lỗi: dòng «=======» do git để lại; xóa dòng ấy",
           "    total: 800"),
    # keys
    Broken(CAMPAIGN, "name: Sáng kiến vì", "tên: Sáng kiến vì",
           "2:1: lỗi: không có trường này; có phải «name»?",
           "name: Sáng kiến vì"),
    Broken(RESULTS, "as_of:", "tính đến:",
           "1:1: lỗi: không có trường này; có phải «as_of»?",
           "as_of:"),
    Broken(RESULTS, "results:", "result:",
           "3:1: lỗi: không có trường này; có phải «results»?",
           "results:"),
    Broken(CAMPAIGN, "issuer: ldld-song-hoa", "issuer:",
           "5:1: lỗi: để trống; ghi giá trị sau dấu hai chấm",
           "issuer: ldld-song-hoa"),
    Broken(CAMPAIGN, "ends: 31/12/2025\nindicators", "ends: 31/12/2025\nends: 30/11/2025\nindicators",
           "8:1: lỗi: trường này đã có ở dòng 7; hai giá trị cho một trường; giữ một trong hai",
           "ends: 31/12/2025\nindicators"),
    # values
    Broken(CAMPAIGN, "kind: programme", "kind: programme\nlast_day_counts: yes",
           "5:18: lỗi: viết «có» hoặc «không»; đang là «yes»",
           "kind: programme\nlast_day_counts: có"),
    Broken(CAMPAIGN, "ends: 31/12/2025\nindicators", "ends: 12/31/2025\nindicators",
           "7:7: lỗi: ngày viết trước tháng; có phải 31/12/2025? Đang là «12/31/2025»",
           "ends: 31/12/2025\nindicators"),
    Broken(CAMPAIGN, "count: 2.000", "count: ２.000",
           "17:53: lỗi: chỉ dùng các chữ số 0-9; đang là «２.000»",
           "count: 2.000"),
    Broken(PLAN, "kind: plan", "kind: kế hoạch",
           "1:7: lỗi: không có loại văn bản nào mã «kế hoạch»; có phải «plan» (Kế hoạch)?",
           "kind: plan"),
    Broken(QUOTAS, "{an-phu: 300", "{LĐLĐ huyện An Phú: 300",
           "3:33: lỗi: không có đơn vị nào mã «LĐLĐ huyện An Phú»; có phải «an-phu» (Liên đoàn Lao động huyện An Phú)?",
           "{an-phu: 300"),
    Broken(QUOTAS, "phase: gd1", "phase: gđ 1",
           "2:12: lỗi: không có giai đoạn nào mã «gđ 1»; có phải «gd1» (giai đoạn 1)?",
           "phase: gd1"),
    Broken(PLAN, "signatory: an", "signatory: Đỗ Thị An",
           "4:12: lỗi: Liên đoàn Lao động tỉnh Sông Hòa không có người ký nào mã «Đỗ Thị An»; có phải «an» (Đỗ Thị An)?",
           "signatory: an"),
    Broken(PLAN, "# Mục tiêu", "{{ passages.resuls }}",
           "9:6: lỗi: không có đoạn nào tên «resuls»; có phải «results»?",
           "{{ passages.results }}"),
]  # fmt: skip
MORE = [
    # days and numbers as Excel and other languages write them, other signs, words for codes
    Broken(CAMPAIGN, "starts: 01/01/2025", "starts: 45658",
           "6:9: lỗi: ngày viết như 25/4/2022; có phải 01/01/2025? Đang là «45658»",
           "starts: 01/01/2025"),
    Broken(CAMPAIGN, "starts: 01/01/2025", "starts: 1.1.2025",
           "6:9: lỗi: ngày viết như 25/4/2022; có phải 01/01/2025? Đang là «1.1.2025»",
           "starts: 01/01/2025"),
    Broken(CAMPAIGN, "starts: 01/01/2025", "starts: 01-01-2025",
           "6:9: lỗi: ngày viết như 25/4/2022; có phải 01/01/2025? Đang là «01-01-2025»",
           "starts: 01/01/2025"),
    Broken(CAMPAIGN, "starts: 01/01/2025", "starts: ngày 01 tháng 01 năm 2025",
           "6:9: lỗi: ngày viết như 25/4/2022; có phải 01/01/2025? Đang là «ngày 01 tháng 01 năm 2025»",
           "starts: 01/01/2025"),
    Broken(CAMPAIGN, "starts: 01/01/2025", "starts: 01/01/25",
           "6:9: lỗi: ghi đủ năm; có phải 01/01/2025? Đang là «01/01/25»",
           "starts: 01/01/2025"),
    Broken(CAMPAIGN, "starts: 01/01/2025", "starts: 2025-01-01 00:00:00",
           "6:9: lỗi: chỉ ghi ngày, không ghi giờ; đang là «2025-01-01 00:00:00»",
           "starts: 2025-01-01"),
    Broken(CAMPAIGN, "ends: 31/12/2025\nindicators", "ends: 3/15/2026\nindicators",
           "7:7: lỗi: ngày viết trước tháng; có phải 15/3/2026? Đang là «3/15/2026»",
           "ends: 15/3/2026\nindicators"),
    Broken(RESULTS, "as_of: 31/5/2025", "as_of: 45808",
           "1:8: lỗi: ngày viết như 25/4/2022; có phải 31/5/2025? Đang là «45808»",
           "as_of: 31/5/2025"),
    Broken(QUOTAS, "an-phu: 300", "an-phu: 3.00",
           "3:22: lỗi: dấu chấm phải ngăn từng nhóm ba chữ số, như 1.775; đang là «3.00»",
           "an-phu: 300"),
    Broken(QUOTAS, "an-phu: 300", "an-phu: #REF!",
           "3:22: lỗi: từ dấu «#» trở đi là lời ghi chú, nên ngoặc mở ở dòng này không được đóng; đặt giá trị có dấu «#» trong ngoặc kép",
           "an-phu: 300"),
    Broken(QUOTAS, "an-phu: 300", "an-phu: 300 sáng kiến",
           "3:22: lỗi: cần một số nguyên, viết 1775 hoặc 1.775; đang là «300 sáng kiến»",
           "an-phu: 300"),
    Broken(QUOTAS, "an-phu: 300", "an-phu: -300",
           "3:22: lỗi: số không được mang dấu cộng, trừ; đang là «-300»",
           "an-phu: 300"),
    Broken(QUOTAS, "{an-phu: 300", "{an-phu; 300",
           "3:14: lỗi: giữa mã và giá trị cần dấu hai chấm, không phải «;»; viết «an-phu: 300»",
           "{an-phu: 300"),
    Broken(QUOTAS, "{an-phu: 300", "{an-phu = 300",
           "3:14: lỗi: giữa mã và giá trị cần dấu hai chấm, không phải «=»; viết «an-phu: 300»",
           "{an-phu: 300"),
    Broken(QUOTAS, "{an-phu: 300, dong-ha", "{an-phu: 300; dong-ha",
           "3:25: lỗi: trong ngoặc các mục ngăn bằng dấu phẩy, không phải «;»; thay «;» bằng «,»",
           "{an-phu: 300, dong-ha"),
    Broken(QUOTAS, "counts: {an-phu: 300, dong-ha: 200, long-son: 200, khcn: 20, y-te: 80}", "counts: [300, 200, 200, 20, 80]",
           "3:5: lỗi: cần các dòng «trường: giá trị» thụt vào bên dưới; đang là một danh sách",
           "counts:\n      an-phu: 300\n      dong-ha: 200\n      long-son: 200\n      khcn: 20\n      y-te: 80"),
    Broken(QUOTAS, "counts: {an-phu: 300, dong-ha: 200, long-son: 200, khcn: 20, y-te: 80}", "counts: 800",
           "3:13: lỗi: cần các dòng «trường: giá trị» thụt vào bên dưới; đang là «800»",
           "counts:\n      an-phu: 300\n      dong-ha: 200\n      long-son: 200\n      khcn: 20\n      y-te: 80"),
    Broken(QUOTAS, "counts:", "chỉ tiêu:",
           "3:5: lỗi: không có trường này; có phải «counts»?",
           "counts:"),
    Broken(QUOTAS, "- phase: gd1", "- giai đoạn: gd1",
           "2:5: lỗi: không có trường này; có phải «phase»?",
           "- phase: gd1"),
    Broken(QUOTAS, "- phase: gd1", "- Phase: gd1",
           "2:5: lỗi: không có trường này; có phải «phase»?",
           "- phase: gd1"),
    Broken(UNITS, "name: Công đoàn ngành Y tế", "ten: Công đoàn ngành Y tế",
           "9:18: lỗi: không có trường này; có phải «name»?",
           "name: Công đoàn ngành Y tế"),
    Broken(UNITS, "bases: {members: 2.500}", "bases: 2.500",
           "9:67: lỗi: cần các dòng «trường: giá trị» thụt vào bên dưới; đang là «2.500»",
           "bases: {members: 2.500}"),
    Broken(UNITS, "group: nganh, bases: {members: 2.500}", "group: Khối ngành, bases: {members: 2.500}",
           "9:53: lỗi: không có nhóm đơn vị nào mã «Khối ngành»; có phải «nganh» (Khối ngành)?",
           "group: nganh, bases: {members: 2.500}"),
    Broken(UNITS, "code: moi", "code: Công đoàn mới",
           "10:12: lỗi: mã chỉ gồm chữ, chữ số, dấu «.», «-», «_», «&», không quá 60 ký tự, ví dụ «cong-doan-moi»; đang là «Công đoàn mới»",
           "code: moi"),
    Broken(CAMPAIGN, "kind: programme", "kind: chương trình",
           "4:7: lỗi: «chương trình» không thuộc các giá trị được nhận: programme, movement, drive, mobilisation, round, month, week, scheme, project; có phải «programme» (Chương trình)?",
           "kind: programme"),
    Broken(CAMPAIGN, "kind: programme", "kind: hội thi",
           "4:7: lỗi: «hội thi» không thuộc các giá trị được nhận: programme, movement, drive, mobilisation, round, month, week, scheme, project; programme (Chương trình), movement (phong trào), drive (Chiến dịch), mobilisation (cuộc vận động), round (đợt), month (Tháng), week (Tuần lễ), scheme (Đề án), project (Dự án)",
           "kind: movement"),
    Broken(CAMPAIGN, "measure: money", "measure: tiền",
           "10:76: lỗi: «tiền» không thuộc các giá trị được nhận: count, money, rate; có phải «money» (tiền)?",
           "measure: money"),
    Broken(RESULTS, "precision: over", "precision: trên",
           "11:16: lỗi: «trên» không thuộc các giá trị được nhận: exact, over, nearly, about; có phải «over» (trên)?",
           "precision: over"),
    Broken(CAMPAIGN, "rate: 10%", "rate: 10",
           "20:77: lỗi: cần một tỷ lệ có dấu %, viết 15% hoặc 52,2%; đang là «10»",
           "rate: 10%"),
    Broken(CAMPAIGN, "issuer: ldld-song-hoa", "issuer: LĐLĐ tỉnh",
           "5:9: lỗi: không có cơ quan ban hành nào mã «LĐLĐ tỉnh»; có phải «ldld-song-hoa» (Liên đoàn Lao động tỉnh Sông Hòa)?",
           "issuer: ldld-song-hoa"),
    Broken(RESULTS, "khcn: 200, y-te", "khcn: , y-te",
           "4:54: lỗi: để trống; ghi giá trị, hoặc bỏ «khcn»",
           "khcn: 200, y-te"),
    Broken(RESULTS, "khcn: 200, y-te", "khcn: 200, khcn: 20, y-te",
           "4:65: lỗi: trường này đã có ở dòng 4; hai giá trị cho một trường; giữ một trong hai",
           "khcn: 200, y-te"),
    Broken(RESULTS, "moi: 15", "mới: 15",
           "4:79: lỗi: không có đơn vị nào mã «mới»; có phải «moi» (Công đoàn cơ sở mới thành lập)?",
           "moi: 15"),
    Broken(RESULTS, "    total: 695", "   total: 695",
           "5:4: lỗi: dòng này thụt lề không khớp với các dòng trên; cho thẳng cột với các trường (hoặc các dấu «-») cùng bậc",
           "    total: 695"),
    Broken(PLAN, "signatory: an", "signatory: [an, binh]",
           "4:1: lỗi: cần một giá trị viết ngay sau dấu hai chấm; đang là một danh sách",
           "signatory: an"),
    Broken(PLAN, "recipients:\n  - Các đơn vị trực thuộc", "recipients: Các đơn vị trực thuộc",
           "6:13: lỗi: cần một danh sách, mỗi mục một dòng bắt đầu bằng dấu «-»; đang là «Các đơn vị trực thuộc»",
           "recipients:\n  - Các đơn vị trực thuộc"),
    Broken(PLAN, "body: |\n", "body: >\n",
           "8:7: cảnh báo: lời văn có dòng trống mà không có dấu «|»: các dòng bị nối làm một; thay dấu «>» bằng «|»",
           "body: |\n"),
    Broken(PLAN, "body: |\n", "body: | Mở đầu\n",
           "8:9: lỗi: sau dấu «|» hoặc «>» không viết gì trên cùng dòng; lời văn bắt đầu từ dòng dưới; xuống dòng và thụt vào; nếu dấu ấy thuộc về lời văn thì đặt giá trị trong ngoặc kép",
           "body: |\n  Mở đầu\n\n"),
    Broken(PLAN, "{{ targets.planned.goal|number }}", "{ targets.planned.goal|number }",
           "13:3: cảnh báo: «{ targets.planned.goal|number }» sẽ in ra như vậy vì chỉ có một ngoặc nhọn; viết «{{ targets.planned.goal|number }}»",
           "{{ targets.planned.goal|number }}"),
    Broken(PLAN, "{{ targets.planned.goal|number }}", "{{ targets.planned.goal|number }",
           "13:16: lỗi: thẻ «{{ targets.planned.goal|number } sáng k…» mở ở đây chưa đóng bằng «}}»; thêm «}}» vào cuối thẻ",
           "{{ targets.planned.goal|number }}"),
    Broken(PLAN, "{{ targets.planned.goal|number }}", "{{ targets.planned.goals|number }}",
           "13:35: lỗi: không có tên «goals»; có phải «goal»?",
           "{{ targets.planned.goal|number }}"),
    Broken(PLAN, "kind: plan\n", " kind: plan\n",
           "1:2: lỗi: dòng đầu thụt vào sâu hơn các trường cùng bậc ở dưới; xóa các dấu cách ở đầu dòng này",
           "kind: plan\n"),
    Broken(PLAN, "kind: plan\n", "kind：plan\n",
           "1:5: lỗi: «：» là dấu rộng của bộ gõ khác, không phải «:»; xóa dấu ấy, gõ «:» và một dấu cách",
           "kind: plan\n"),
    Broken(ISSUER, "authority: TM.", "authority: TM",
           "13:68: lỗi: «TM» không thuộc các giá trị được nhận: TM., Q., KT., TL., TUQ.; có phải «TM.»?",
           "authority: TM."),
    Broken(ISSUER, "name: Lê Văn Bình", 'name: "Lê Văn Bình',
           '14:24: lỗi: dấu ngoặc «"» mở ở dòng 14 chưa đóng; thêm dấu ngoặc đóng ở cuối giá trị',
           'name: "Lê Văn Bình"'),
    Broken(UNITS, "Công đoàn ngành Y tế", "C«ng ®oµn ngµnh Y tÕ",
           "9:25: cảnh báo: có vẻ là chữ gõ bằng mã TCVN3 (ABC), in ra sẽ sai; chuyển sang Unicode rồi lưu lại",
           "Công đoàn ngành Y tế"),
    Broken(UNITS, "Công đoàn ngành Y tế", "Coâng ñoaøn ngaønh Y teá",
           "9:30: cảnh báo: có vẻ là chữ gõ bằng mã VNI, in ra sẽ sai; chuyển sang Unicode rồi lưu lại",
           "Công đoàn ngành Y tế"),
]  # fmt: skip

CHARACTER = re.compile(r"⟨U\+([0-9A-F]+)⟩")
VIETNAMESE = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
FOREIGN = re.compile(
    r"\b(?:YAML|Jinja|pydantic|Click|Python|NoneType|expected|mapping|scalar|token|Invalid|invalid|None|byte)\b"
)
LEFT = shutil.ignore_patterns(".vanthu", "bc_01.yaml", "cv_01.yaml")
"""One document is enough."""


@pytest.fixture
def office(tmp_path):
    shutil.copytree(OFFICE, tmp_path, dirs_exist_ok=True, ignore=LEFT)
    return tmp_path


@pytest.fixture
def check(office, capsys):
    """What `check` says, a problem a line, without the warning that the sample has anyhow."""

    def told(language="vi"):
        run(["--lang", language, "-C", str(office), "check"])
        lines = "".join(capsys.readouterr()).splitlines()
        problems = [line for line in lines if re.search(r" \[[EWI]-[A-Z0-9-]+\]$", line)]
        kept = [line for line in problems if "W-QUOTA-MISSING" not in line]
        return [re.sub(r" \[[EWI]-[A-Z0-9-]+\]$", "", line) for line in kept]

    return told


def exchange(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    "case",
    [*CASES, *(pytest.param(case, marks=pytest.mark.slow) for case in MORE)],
    ids=[case.typed for case in (*CASES, *MORE)],
)
def test_what_was_typed_is_told_and_the_remedy_works(office, check, case):
    path = office / "campaigns/thi-dua" / case.file
    exchange(path, case.stands, typed := unescaped(case.typed))
    assert check() == [f"campaigns/thi-dua/{case.file}:{case.told}".replace("thi-dua/../", "")]
    (english,) = check("en")
    assert not_english(english) == []
    exchange(path, typed, case.mended)
    assert check() == []


def unescaped(text):
    return CHARACTER.sub(lambda found: chr(int(found[1], 16)), text)


def not_english(line):
    """The words of no sentence of ours, and those that stayed Vietnamese; what is quoted is the record's."""
    line = line.replace("Liên đoàn Lao động tỉnh Sông Hòa", "")
    said = re.sub('«[^«»]*»|\\([^()]*\\)|"[^"]*"', "", line.split(": ", 2)[2])
    return FOREIGN.findall(said) + re.findall(rf"\w*[{VIETNAMESE}]\w*", said)


def moved(old, new):
    """A file or folder of the campaigns under another name."""

    def do(campaigns):
        (campaigns / new).parent.mkdir(parents=True, exist_ok=True)
        (campaigns / old).rename(campaigns / new)

    return do


def copied(old, new):
    return lambda campaigns: shutil.copy(campaigns / old, campaigns / new)


def gone(name):
    return lambda campaigns: (campaigns / name).unlink()


def saved_as(name, encoding):
    """Opened in Notepad and saved in another encoding."""

    def do(campaigns):
        path = campaigns / name
        data = path.read_bytes()
        known = "utf-16" if data[:1] == b"\xff" else "utf-8" if encoding != "utf-8" else "cp1258"
        text = data.decode(known)
        path.write_bytes(text.encode(encoding, "replace"))

    return do


def read_as(name, taken_for, saved):
    """A UTF-8 file opened as if it were in another encoding, and saved as UTF-8, or in a poorer one."""

    def do(campaigns):
        text = (campaigns / name).read_bytes().decode()
        if taken_for != saved:
            text = text.encode(taken_for).decode(saved, "replace")
        (campaigns / name).write_bytes(
            text.encode(saved, "replace") if taken_for == saved else text.encode()
        )

    return do


def written(name, data):
    return lambda campaigns: (campaigns / name).write_bytes(data)


def taken_back(name):
    """As it was, or typed again."""
    return lambda campaigns: shutil.copy(OFFICE / "campaigns" / name, campaigns / name)


def zipped(campaigns):
    shutil.make_archive(str(campaigns / "thi-dua"), "zip", campaigns, "thi-dua")
    shutil.rmtree(campaigns / "thi-dua")


def unzipped(campaigns):
    shutil.unpack_archive(campaigns / "thi-dua.zip", campaigns)
    (campaigns / "thi-dua.zip").unlink()


UNREAD = "tệp này không được đọc"
DEEP = "nằm sâu hơn một bậc nên không được đọc"
SAVE_AS = "mở bằng Notepad, chọn File > Save As, ở ô Encoding chọn UTF-8 rồi lưu; chữ nào đã thành «?» thì gõ lại"
GET_BACK = "lấy lại bản trước; không còn thì mở tệp ấy, chép các dòng «trường: giá trị» sang Notepad, lưu đè với Encoding UTF-8"
BEFORE = "lấy lại bản trước khi lưu sai; không còn thì gõ lại các chữ ấy"
PLACES = "văn bản thì chuyển vào documents/, số liệu chốt thì chuyển vào results/, cơ quan ban hành thì chuyển vào campaigns/issuers/; bản chép thì xóa"
ELSEWHERE = "xóa bản chép, hoặc chuyển nó khỏi thư mục này; nếu là tệp khác thì đặt tên khác hẳn"
MISPLACED = [
    (moved("thi-dua/campaign.yaml", "thi-dua/campaign.yml"),
     "thi-dua: lỗi: không có tệp «campaign.yaml» nên không đọc được; ở đây có: campaign.yml, documents, quotas.yaml, results,"
     " units.yaml; đổi tên «campaign.yml» thành «campaign.yaml»",
     moved("thi-dua/campaign.yml", "thi-dua/campaign.yaml")),
    (moved("thi-dua/units.yaml", "thi-dua/units.yaml.txt"),
     f"thi-dua/units.yaml.txt: lỗi: {UNREAD} vì sai tên; đổi tên thành «units.yaml»",
     moved("thi-dua/units.yaml.txt", "thi-dua/units.yaml")),
    (moved("thi-dua/results/2025-05-31.yaml", "thi-dua/results/2025-05-31.yaml.bak"),
     f"thi-dua/results/2025-05-31.yaml.bak: lỗi: {UNREAD} vì sai tên; đổi tên thành «2025-05-31.yaml»",
     moved("thi-dua/results/2025-05-31.yaml.bak", "thi-dua/results/2025-05-31.yaml")),
    (copied("thi-dua/units.yaml", "thi-dua/units - Copy.yaml"),
     f"thi-dua/units - Copy.yaml: cảnh báo: {UNREAD}, chỉ «units.yaml» được đọc; xóa tệp này;"
     " nếu nó mới là bản đúng thì xóa «units.yaml» rồi đổi tên nó",
     gone("thi-dua/units - Copy.yaml")),
    (copied("thi-dua/results/2025-05-31.yaml", "thi-dua/results/2025-05-31 (1).yaml"),
     f"thi-dua/results/2025-05-31 (1).yaml: lỗi: tệp này là bản chép của «2025-05-31.yaml»; {ELSEWHERE}",
     gone("thi-dua/results/2025-05-31 (1).yaml")),
    (copied("thi-dua/documents/kh_01.yaml", "thi-dua/documents/kh_01 - Copy.yaml"),
     f"thi-dua/documents/kh_01 - Copy.yaml: lỗi: tệp này là bản chép của «kh_01.yaml»; {ELSEWHERE}",
     gone("thi-dua/documents/kh_01 - Copy.yaml")),
    (moved("thi-dua/documents/kh_01.yaml", "thi-dua/results/kh_01.yaml"),
     "thi-dua/results/kh_01.yaml: lỗi: tệp này là một văn bản; chuyển tệp sang thư mục documents/",
     moved("thi-dua/results/kh_01.yaml", "thi-dua/documents/kh_01.yaml")),
    (moved("thi-dua/results/2025-03-31.yaml", "thi-dua/documents/2025-03-31.yaml"),
     "thi-dua/documents/2025-03-31.yaml: lỗi: tệp này là số liệu chốt; chuyển tệp sang thư mục results/",
     moved("thi-dua/documents/2025-03-31.yaml", "thi-dua/results/2025-03-31.yaml")),
    (moved("thi-dua/documents/kh_01.yaml", "thi-dua/kh_01.yaml"),
     f"thi-dua/kh_01.yaml: cảnh báo: {UNREAD}; {PLACES}",
     moved("thi-dua/kh_01.yaml", "thi-dua/documents/kh_01.yaml")),
    (moved("thi-dua/results/2025-03-31.yaml", "thi-dua/results/2025/2025-03-31.yaml"),
     f"thi-dua/results/2025: lỗi: thư mục này {DEEP}; chuyển các tệp .yaml trong đó ra ngay results/",
     moved("thi-dua/results/2025/2025-03-31.yaml", "thi-dua/results/2025-03-31.yaml")),
    (moved("thi-dua", "2025/thi-dua"),
     f"2025/thi-dua: lỗi: chiến dịch này {DEEP}; chuyển thư mục «thi-dua» ra ngay campaigns/",
     moved("2025/thi-dua", "thi-dua")),
    (zipped,
     "thi-dua.zip: cảnh báo: thư mục đang nén nên không được đọc; giải nén (Extract All) vào campaigns/ rồi xóa tệp nén",
     unzipped),
    (saved_as("thi-dua/units.yaml", "utf-16"),
     f"thi-dua/units.yaml:1: lỗi: tệp lưu ở dạng UTF-16, không phải UTF-8; {SAVE_AS}",
     saved_as("thi-dua/units.yaml", "utf-8")),
    (copied("thi-dua/units.yaml", "thi-dua/units-MAY-LAN.yaml"),
     f"thi-dua/units-MAY-LAN.yaml: cảnh báo: {UNREAD}; {PLACES}",
     gone("thi-dua/units-MAY-LAN.yaml")),
    (copied("thi-dua/results/2025-05-31.yaml", "thi-dua/results/2025-05-31 (Lan's conflicted copy 2025-06-02).yaml"),
     "thi-dua/results/2025-05-31 (Lan's conflicted copy 2025-06-02).yaml: lỗi:"
     f" tệp này là bản chép của «2025-05-31.yaml»; {ELSEWHERE}",
     gone("thi-dua/results/2025-05-31 (Lan's conflicted copy 2025-06-02).yaml")),
    (copied("issuers/ldld-song-hoa.yaml", "issuers/ldld-song-hoa - Copy.yaml"),
     f"issuers/ldld-song-hoa - Copy.yaml: lỗi: tệp này là bản chép của «ldld-song-hoa.yaml»; {ELSEWHERE}",
     gone("issuers/ldld-song-hoa - Copy.yaml")),
    (copied("issuers/ldld-song-hoa.yaml", "issuers/moi.yaml"),
     "issuers/moi.yaml:1:7: lỗi: mã «ldld-song-hoa» đã có ở campaigns/issuers/ldld-song-hoa.yaml;"
     " bản chép thì xóa; cơ quan khác thì đặt mã khác",
     gone("issuers/moi.yaml")),
    (moved("thi-dua/documents", "thi-dua/van-ban"),
     "thi-dua/van-ban: cảnh báo: thư mục này không được đọc vì sai tên; đổi tên thành «documents»",
     moved("thi-dua/van-ban", "thi-dua/documents")),
    (moved("thi-dua/results", "thi-dua/result"),
     "thi-dua/result: cảnh báo: thư mục này không được đọc vì sai tên; đổi tên thành «results»",
     moved("thi-dua/result", "thi-dua/results")),
    (written("thi-dua/results/thang-6.xlsx", b"PK"),
     f"thi-dua/results/thang-6.xlsx: cảnh báo: {UNREAD};"
     " nhập bằng «vanthu import results thi-dua campaigns/thi-dua/results/thang-6.xlsx», rồi chuyển tệp đi chỗ khác",
     gone("thi-dua/results/thang-6.xlsx")),
    (moved("../vanthu.yaml", "../vanthu.yml"),
     f"../vanthu.yml: lỗi: {UNREAD} vì sai tên; đổi tên thành «vanthu.yaml»",
     moved("../vanthu.yml", "../vanthu.yaml")),
    (written("thi-dua/quotas.yaml", b"PK\x03\x04\x14\0"),
     f"thi-dua/quotas.yaml:1: lỗi: tệp này là tệp Word, Excel hoặc tệp nén, không phải tệp chữ; {GET_BACK}",
     taken_back("thi-dua/quotas.yaml")),
    (written("thi-dua/quotas.yaml", rb"{\rtf1\ansi quotas:}"),
     f"thi-dua/quotas.yaml:1: lỗi: tệp lưu ở dạng RTF (WordPad, Word), không phải tệp chữ; {GET_BACK}",
     taken_back("thi-dua/quotas.yaml")),
    (read_as("thi-dua/units.yaml", "utf-8", "cp1258"),
     f"thi-dua/units.yaml:2:27: lỗi: chữ bị vỡ: tệp UTF-8 đã mở và lưu lại bằng bảng mã khác; {BEFORE}",
     taken_back("thi-dua/units.yaml")),
    (read_as("thi-dua/units.yaml", "ascii", "ascii"),
     f"thi-dua/units.yaml:2:25: cảnh báo: chữ có dấu đã thành «?» khi lưu ở dạng ANSI, sẽ in ra như vậy; {BEFORE}",
     taken_back("thi-dua/units.yaml")),
    (saved_as("thi-dua/units.yaml", "utf-16-be"),
     f"thi-dua/units.yaml:1: lỗi: tệp lưu ở dạng UTF-16, không phải UTF-8; {SAVE_AS}",
     taken_back("thi-dua/units.yaml")),
    (written("thi-dua/quotas.yaml", b"quotas:\n  - phase: gd1\n    total: 800\n>>>>>>> may-lan\n"),
     "thi-dua/quotas.yaml:4:1: lỗi: dòng «>>>>>>>» do git để lại; xóa dòng ấy",
     taken_back("thi-dua/quotas.yaml")),
    (saved_as("thi-dua/units.yaml", "cp1258"),
     f"thi-dua/units.yaml:3:32: lỗi: tệp không lưu ở dạng UTF-8 (có lẽ là ANSI); {SAVE_AS}",
     taken_back("thi-dua/units.yaml")),
]  # fmt: skip


@pytest.mark.parametrize(("deed", "told", "remedy"), MISPLACED, ids=[case[1] for case in MISPLACED])
def test_a_file_in_a_wrong_place_is_told_and_the_remedy_works(office, check, deed, told, remedy):
    deed(office / "campaigns")
    assert check() == [f"campaigns/{told}".replace("campaigns/../", "")]
    assert [line for line in check("en") if not_english(line)] == []
    remedy(office / "campaigns")
    assert check() == []
