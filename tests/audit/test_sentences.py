"""Sentences as reports of unions, schools, communes and hospitals write them, with what is found in each."""

from __future__ import annotations

import pytest

from generator.audit import audit_manuscript
from generator.audit.manuscript import Manuscript, TextPassage, TextSpot


def found(text: str) -> list[str]:
    """Code and working of all findings in a text; «¶» parts paragraphs."""
    passages = [
        TextPassage(line, TextSpot(paragraph=at)) for at, line in enumerate(text.split(" ¶ "), 1)
    ]
    manuscript = Manuscript("", [*passages])
    return [f"{one.code}: {one.doubt.working}" for one in audit_manuscript(manuscript).findings]


RIGHT = {
    "pairs and percentages": """
Kết thúc giai đoạn 1 với 1.775/1.200 sáng kiến, đạt 148% chỉ tiêu kế hoạch đề ra.
Toàn tỉnh đã có 2.412/2.300 sáng kiến của các đoàn viên đăng tải trên hệ thống, đạt 105% chỉ tiêu cả Chương trình (02 giai đoạn).
Tính đến ngày 25/4/2022 mới có 2.660/5.091 sáng kiến, đạt 52,2% chỉ tiêu.
Có 45/50 đại biểu dự họp, đạt tỷ lệ 90%.
Kết quả kiểm phiếu: 28/30 phiếu tán thành (93,33%), 02/30 phiếu không tán thành (6,67%).
Tỷ lệ hộ nghèo giảm còn 3,2% (120/3.750 hộ).
Có 12/15 trường đạt chuẩn quốc gia, đạt 80%, tăng 02 trường so với năm 2022.
Đã có 11/11 công đoàn cấp trên trực tiếp cơ sở (100%) ban hành kế hoạch.
Thu ngân sách thực hiện 8.450/8.000 triệu đồng, đạt 105,6% dự toán tỉnh giao và bằng 98,5% dự toán Hội đồng nhân dân huyện giao, tăng 12% so với cùng kỳ.
Có 15/20 xã đạt chuẩn nông thôn mới, 6/15 xã đạt chuẩn nâng cao, đạt 40%.
Có 15/20 xã, 6/10 phường hoàn thành, đạt 70%.
Có 40/50 xã đạt 90% hộ gia đình văn hóa.
Có 45/50 hộ nghèo được hỗ trợ nhà ở, tỷ lệ giải ngân đạt 80%.
Có 40/50 xã đạt từ 90% trở lên.
Có 45/50 phiếu hợp lệ, đạt 75% so với tổng số đại biểu được triệu tập.
Sáu tháng đầu năm thu 450/400 tỷ đồng, đạt 56,25% kế hoạch năm.
Có 19/20 tiêu chí đạt, bằng 95%; 100% thôn có nhà văn hóa.
Bệnh viện đạt 83/83 tiêu chí, điểm trung bình 3,52/5 điểm, mức hài lòng 92,5%.
Bản đồ tỷ lệ 1/500, đạt 80% khối lượng.
Huyết áp 120/80 mmHg, 65% bệnh nhân ổn định.
Có trên 2.200/2.000 sáng kiến, đạt 110%.
Có khoảng 45/60 hộ tham gia, đạt 80%.
Ước đạt gần 4.500/4.600 tấn, bằng 97,8% kế hoạch.
Đến nay có 256,5% chỉ tiêu (1.539/600 sáng kiến) được cập nhật.
Tỷ lệ tiêm chủng đạt 94,9% (1.234/1.300 trẻ), vượt kế hoạch (90%).
Nữ chiếm 60% (12/20 người).
Giải ngân 12,5/15 tỷ đồng, đạt 83,3% kế hoạch vốn.
Giải ngân đạt 12,45 tỷ đồng/15 tỷ đồng, bằng 83% kế hoạch.
Có 3/4 giáo viên dạy giỏi cấp huyện, 100% học sinh được khám sức khỏe.
Đến nay đã nhận 205/215 báo cáo, đạt 95,35%.
Có 02/3 đơn vị nộp đúng hạn, đạt 66,7%; 01/3 đơn vị nộp chậm, chiếm 33,3%.
Có 7/9 chỉ tiêu đạt và vượt, đạt 77,8%.
Nghị quyết 30/NQ-CP được triển khai đến 100% chi bộ.
Từ ngày 15/3 đến 20/4, đạt 80% tiến độ.
Quý I/2023 đạt 25% kế hoạch năm.
""",
    "count, target and percentage in words": """
Chỉ tiêu giao là 600 sáng kiến. Đến nay có 1.539 sáng kiến, đạt 61,6% mục tiêu cả Chương trình.
Chỉ tiêu giao là 600 sáng kiến. Đến nay có 1.539 sáng kiến, đạt 256,5% chỉ tiêu.
LĐLĐ tỉnh đăng ký 16.000 sáng kiến; mục tiêu giai đoạn 1 là 5.000 sáng kiến. ¶ Đến nay toàn tỉnh có 3.718 sáng kiến được cập nhật, đạt 74,4% mục tiêu giai đoạn 1 và đạt 23,2% chỉ tiêu đã đăng ký.
Toàn trường có 642 học sinh; 455 học sinh xếp loại Tốt, Khá, tỷ lệ 70,9%.
Có 14.502 người tham gia bảo hiểm y tế trên 15.800 nhân khẩu, tỷ lệ 91,78%.
Thu gom 1.935,1 tấn rác thải sinh hoạt, đạt 49,62% kế hoạch thu gom rác thải năm 2026 (3.900 tấn).
Cả 11/11 công đoàn cấp trên trực tiếp cơ sở duy trì mô hình.
Toàn tỉnh đạt 1.539 sáng kiến, bằng 256,5% chỉ tiêu (600).
Chỉ tiêu giao 600 sáng kiến, thực hiện 1.539 sáng kiến, đạt 256,5%.
Kế hoạch năm kết nạp 120 đảng viên, đã kết nạp 96 đảng viên, đạt 80% kế hoạch.
Thực hiện được 1.539 sáng kiến so với chỉ tiêu 600 sáng kiến, đạt 256,5%, vượt 939 sáng kiến.
Tổng thu ước thực hiện 1.250,5 tỷ đồng, đạt 104,2% dự toán (1.200 tỷ đồng).
Tổng thu 856 triệu đồng, đạt 107% dự toán; tổng chi 798 triệu đồng, đạt 99,75% dự toán.
Đã cấp 1.250 thẻ, đạt 96,2% so với kế hoạch (1.300 thẻ).
Kết nạp mới 350 đoàn viên, đạt 116,7% chỉ tiêu năm, vượt 50 đoàn viên.
Có 3.718 sáng kiến được cập nhật; chỉ tiêu giai đoạn 1 là 5.000 sáng kiến, cả chương trình 16.000 sáng kiến, bằng 74,4% và 23,2%.
Trồng 25 ha rừng, đạt 83,3% kế hoạch (30 ha), tăng 5 ha so với năm trước.
Tỷ lệ bao phủ bảo hiểm y tế đạt 92,5%, vượt chỉ tiêu giao.
Có 46/50 hộ đăng ký, đạt 92%, vượt chỉ tiêu (90%).
""",
    "surplus and shortfall": """
LĐLĐ tỉnh đặt mục tiêu giai đoạn 2 là 5.000 sáng kiến. ¶ Đến nay toàn tỉnh có 3.718 sáng kiến được cập nhật, đạt 54,7% mục tiêu giai đoạn 1.
Đã có 163.532 sáng kiến được cập nhật trên hệ thống. 03 đơn vị dẫn đầu có 68.559 sáng kiến, chiếm 41,9% tổng số của cả nước.
Mới có 2.660 sáng kiến, đạt 52,2% chỉ tiêu của tỉnh đã đăng ký với Tổng Liên đoàn (5.091 sáng kiến), còn thiếu 2.431 sáng kiến.
So với chỉ tiêu cả năm học (360 tiết): đạt 52,2%, còn thiếu 172 tiết.
Cả Chương trình: 2.412/2.300 sáng kiến, đạt 105% chỉ tiêu cả Chương trình (02 giai đoạn), vượt 112 sáng kiến.
Toàn tỉnh có 2.412/2.300 sáng kiến, đạt 105%, vượt 112 sáng kiến so với chỉ tiêu.
Đạt 2.200/2.300 sáng kiến, còn thiếu 100 sáng kiến.
Có 45/50 hộ đã nhận hỗ trợ, còn 5 hộ chưa nhận.
Đạt 256,5% chỉ tiêu, vượt 156,5%.
Đạt 105% kế hoạch, vượt 12% so với cùng kỳ.
Tỷ lệ bao phủ đạt 95,2%, vượt 0,2% kế hoạch giao.
Có 45/50 xã hoàn thành, vượt 3 xã so với kế hoạch.
Có 45/50 giáo viên theo biên chế, còn thiếu 8 giáo viên so với định mức.
Đạt 98,5% kế hoạch, còn thiếu 1,5%.
Vận động 1.250 triệu đồng, vượt 250 triệu đồng so với kế hoạch (1.000 triệu đồng).
Phát triển 350 đoàn viên mới, vượt 50 đoàn viên (chỉ tiêu 300).
Thu 1.052,3 tỷ đồng, vượt 52,3 tỷ đồng so với dự toán 1.000 tỷ đồng.
Tổng số 2.412 sáng kiến, vượt 112 sáng kiến, phấn đấu cuối năm đạt 2.600 sáng kiến.
Đạt 18/19 tiêu chí, còn 01 tiêu chí chưa đạt.
""",
    "met or not": """
Toàn tỉnh có 1.539/600 sáng kiến, đạt 256,5%, vượt chỉ tiêu đề ra.
Đến nay có 8/11 đơn vị vượt chỉ tiêu.
Đến nay có 3/11 đơn vị chưa đạt chỉ tiêu.
Đạt 98,2% kế hoạch, chưa hoàn thành chỉ tiêu giao.
Mới đạt 52,2% chỉ tiêu, phấn đấu hoàn thành vượt chỉ tiêu trong tháng 5.
Đạt 98% kế hoạch năm, vượt kế hoạch quý.
Tỷ lệ trẻ được tiêm 1.234/1.300, đạt 94,9%, vượt kế hoạch (90%).
Đạt 100% chỉ tiêu, hoàn thành kế hoạch đề ra.
Đạt 2.660/5.091 sáng kiến (52,2%), chưa đạt chỉ tiêu.
Có 5/7 chỉ tiêu vượt kế hoạch, 2/7 chỉ tiêu chưa đạt kế hoạch.
Kết quả đạt 85,4% kế hoạch; để hoàn thành chỉ tiêu, các đơn vị cần tập trung cao hơn.
""",
    "growth": """
Tăng trưởng của huyện mới đạt 6,58%, thấp hơn 0,37% so với năm 2024 và khó đạt kế hoạch đề ra là 7,91%.
Doanh thu quý III đạt 152,4 tỷ đồng, gấp 1,5 lần cùng kỳ (101,6 tỷ đồng).
Vốn điều lệ tăng từ 20 tỷ đồng lên 50 tỷ đồng, tăng gấp 2,5 lần.
Có 1.539 sáng kiến, tăng 203 sáng kiến (15,2%) so với năm 2021 (1.336 sáng kiến).
Số vụ tai nạn giảm từ 120 vụ xuống còn 95 vụ, giảm 20,8%.
Số đoàn viên tăng từ 1.336 lên 1.539 người, tăng 203 người, tương đương 15,2%.
Tỷ lệ hộ nghèo giảm từ 5,2% xuống 3,1%, giảm 2,1 điểm phần trăm.
Thu ngân sách đạt 1.250 tỷ đồng, tăng 12% so với cùng kỳ.
Thu ngân sách 1.250 tỷ đồng, tăng 250 tỷ đồng so với cùng kỳ, bằng 104,2% dự toán.
Khám 12.500 lượt, tăng 500 lượt so với cùng kỳ năm trước (12.000 lượt), tăng 4,2%.
Doanh thu tăng từ 8,2 tỷ đồng lên 9,1 tỷ đồng, tăng 11%.
Số lớp tăng từ 18 lên 20 lớp, tăng 02 lớp; số học sinh tăng 35 em.
Tăng 203 sáng kiến, đạt 115,2% so với cùng kỳ.
Thu nhập tăng từ 3-4 triệu đồng/người/tháng.
Giảm từ 120 xuống còn 95 vụ; số người chết giảm 3 người.
Năm học này có 850 học sinh, tăng 25 học sinh so với năm học trước.
""",
    "parts of a whole": """
Toàn tỉnh có 30 đơn vị, gồm 20 xã và 10 phường.
Tổng số 250 đoàn viên, trong đó nữ 150, dân tộc thiểu số 120, đảng viên 80.
Tổng kinh phí 500 triệu đồng, trong đó: ngân sách 300 triệu đồng, xã hội hóa 200 triệu đồng.
Có 3 trường, trong đó 45 giáo viên đạt trình độ trên chuẩn.
Huyện có 15 đơn vị hành chính, gồm 13 xã, 2 thị trấn với 120 thôn, bản.
Huyện có 15 đơn vị hành chính, gồm 13 xã, 2 thị trấn, 120 thôn, bản.
Ban Chỉ đạo có 15 thành viên, gồm: 01 Trưởng ban, 02 Phó Trưởng ban và 12 thành viên.
Ban Chỉ đạo có 15 thành viên, gồm đồng chí Chủ tịch làm Trưởng ban, 02 Phó Trưởng ban và 12 thành viên.
Ban Chỉ đạo có 15 thành viên, gồm 01 Trưởng ban, 02 Phó Trưởng ban và các ủy viên.
Trường có 2 dãy nhà gồm 12 phòng học và 4 phòng chức năng.
Bộ tài liệu 3 quyển, gồm 120 trang và 45 hình ảnh.
Tập huấn cho 600 người của 05 lớp, trong đó nữ 320 người.
Tổ chức 05 lớp tập huấn, trong đó có 320 người là nữ.
Tổ chức 05 lớp tập huấn cho 600 người, trong đó nữ 320.
Tổng vốn 15 tỷ đồng, trong đó vốn Trung ương 9.000 triệu đồng.
Tổng số 1.539 sáng kiến, trong đó 820 sáng kiến của giáo viên, 519 sáng kiến của ngành y tế và 200 sáng kiến của doanh nghiệp.
Trường có 45 cán bộ, giáo viên, nhân viên, trong đó: cán bộ quản lý 03, giáo viên 36, nhân viên 06.
Đoàn kiểm tra có 12 người, gồm 5 nam và 7 nữ.
Tổng số đảng viên 45 đồng chí (nam 20, nữ 25).
Kết quả: 05 tập thể và 12 cá nhân được khen thưởng, trong đó 03 tập thể và 7 cá nhân được tặng Bằng khen.
Chương trình chia làm 03 giai đoạn, phấn đấu đạt 15%. Giai đoạn 1: đến ngày 31/5/2022 đạt ít nhất 5%. Giai đoạn 2: đến ngày 31/12/2022 đạt ít nhất 4%. Giai đoạn 3: đến ngày 30/9/2023 đạt ít nhất 6%.
Mục tiêu phấn đấu toàn tỉnh đóng góp 10.000 sáng kiến. Trong đó, giai đoạn 1 (từ nay đến hết tháng 5/2022) với mục tiêu 4.000 sáng kiến. Giai đoạn 2 (từ tháng 6/2022 đến tháng 9/2023) với mục tiêu 6.000 sáng kiến.
Có 23 giải, gồm 02 giải nhất, 05 giải nhì, 06 giải ba và 10 giải khuyến khích.
Kế hoạch gồm 3 phần, 12 mục.
Tổng chi 798 triệu đồng, gồm chi lương 520 triệu đồng, chi hoạt động 178 triệu đồng và chi khác 100 triệu đồng.
Ban hành 25 văn bản, gồm 10 kế hoạch, 12 công văn và 03 báo cáo.
Có 06 sáng kiến được tặng Bằng Lao động sáng tạo, trong đó 02 của ngành y tế.
Cả nước là trên 1 triệu sáng kiến; trong đó, 6 LĐLĐ tỉnh thuộc khu vực Trung Du đã đăng ký 66.775 sáng kiến.
Tổng số phiếu phát ra: 45; số phiếu thu về: 45; số phiếu hợp lệ: 44; số phiếu không hợp lệ: 01.
Có 30 đơn vị: 20 xã, 10 phường.
Huyện có 10 xã, thị trấn, gồm 8 xã, 2 thị trấn, dân số 85.000 người.
""",
    "shares": """
Cơ cấu kinh tế: nông nghiệp 25,3%, công nghiệp 40,2%, dịch vụ 34,5%.
Nữ chiếm 60%, đảng viên chiếm 50%, dân tộc thiểu số chiếm 20%.
Xếp loại học lực: giỏi 25,3%, khá 45,2%, trung bình 28%, yếu 1,5%.
Giáo dục chiếm 45,2%, y tế chiếm 30,1%, còn lại 24,7% là doanh nghiệp.
Có 9 em (22,5%) xếp loại giỏi, 20 em (50%) xếp loại khá, 11 em (27,5%) đạt yêu cầu.
Đồng ý 45/50 phiếu (90%), không đồng ý 5/50 phiếu (10%).
Cơ cấu kinh tế chuyển dịch: nông nghiệp giảm từ 30% xuống 25%, công nghiệp tăng từ 35% lên 40%.
Tổng số 400 học sinh, trong đó nữ 180 em (45%), học sinh dân tộc 100 em (25%).
Tổng số 400 học sinh, trong đó nữ 180 em (45%), trong đó nữ dân tộc 60 em (33,3%).
Nam 40%, nữ 60%.
Ba nhóm chiếm lần lượt 33,3%, 33,3% và 33,3%.
Cơ cấu nguồn vốn: ngân sách 33,3%, xã hội hóa 33,3%, khác 33,3%.
""",
    "numbers in words": """
Hỗ trợ 6.000 (sáu nghìn) suất quà.
Thời hạn 05 (năm) ngày làm việc.
Số tiền: 3.031.150.000 đồng (Bằng chữ: Ba tỷ không trăm ba mươi mốt triệu một trăm năm mươi nghìn đồng).
Lập thành 02 (hai) bản có giá trị như nhau.
Tổng dự toán 125.500.000 đồng (một trăm hai mươi lăm triệu năm trăm nghìn đồng chẵn).
Có 5 (năm 2022) và 6 (năm 2023) đề tài.
Gồm 21 (hai mươi mốt) điều.
Tỷ lệ 15% (mười lăm phần trăm).
""",
    "names listed": """
Có 03 đơn vị dẫn đầu: Công đoàn ngành Giáo dục, LĐLĐ huyện Na Rì, LĐLĐ thành phố.
Có 02 đơn vị chưa báo cáo: Sở Văn hóa, Thể thao và Du lịch; Sở Tài chính.
Có 02 đơn vị chưa báo cáo: Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính.
Có 03 xã chưa đạt: Tân Phú, An Bình và Hòa Lợi.
Có 03 đơn vị tiêu biểu: Phòng Văn hóa và Thông tin, Phòng Nội vụ và Phòng Tư pháp.
Có 05 xã: Tân Phú, An Bình và 03 xã khác.
Một số đơn vị tiêu biểu: Tân Phú, An Bình…
Có 15 đơn vị: Tân Phú, An Bình, Hòa Lợi…
Có 10 đơn vị được khen, trong đó có: Tân Phú, An Bình.
Có 03 đơn vị chưa gửi báo cáo, gồm: ¶ - Phòng Nội vụ; ¶ - Phòng Tư pháp; ¶ - Phòng Tài chính. ¶ Đề nghị các đơn vị khẩn trương gửi báo cáo.
""",
    "ranks": """
Tỉnh xếp thứ 3/11 đơn vị trong cụm.
Đơn vị xếp thứ 12/63 tỉnh, thành phố, tăng 2 bậc.
Dẫn đầu là Thanh Hóa với 35.728 sáng kiến; tiếp theo là Hà Nội với 18.549 sáng kiến, Nghệ An với 14.282 sáng kiến.
Cao nhất là LĐLĐ huyện Na Rì (256,5%), thấp nhất là LĐLĐ huyện Ba Bể (45,2%).
Thứ nhất là Thanh Hóa (35.728), thứ hai là Hà Nội (18.549), thứ ba là Nghệ An (14.282).
Tỷ lệ hộ nghèo thấp nhất là xã Tân Phú (1,2%), tiếp theo là xã An Bình (1,8%).
Xếp hạng III, đứng thứ 5 toàn quốc.
""",
    "days to go": """
Còn 494 ngày đến hạn (ngày 01/9/2023), bình quân ít nhất 05 sáng kiến mỗi ngày, thấp hơn mức bình quân từ ngày 24/01/2022 đến nay (khoảng 27 sáng kiến/ngày).
""",
    "days": """
Đến ngày 25/4/2022 mới có 2.660 sáng kiến. Từ nay đến hết ngày 31/5/2022 chỉ còn 36 ngày.
Chiến dịch cao điểm 40 ngày (từ 22/4/2022 đến 31/5/2022) được phát động.
Đợt thi đua 40 ngày, từ ngày 22/4/2022 đến ngày 31/5/2022.
Hoàn thành chỉ tiêu ngày 10/12/2022, trước hạn 01/9/2023 265 ngày.
Nghỉ Tết 07 ngày, từ ngày 20/01/2023 đến hết ngày 26/01/2023.
Kỷ niệm 75 năm ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc (11/6/1948 - 11/6/2023).
Kỷ niệm 93 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2023).
Đi công tác 5 ngày trong thời gian từ 01/3/2023 đến 31/3/2023.
Tập huấn 5 ngày làm việc, từ ngày 06/3/2023 đến ngày 10/3/2023.
Tập huấn 5 ngày (từ 02/3/2023 đến 08/3/2023).
Trong 10 ngày làm việc kể từ ngày nhận hồ sơ.
Thứ Hai, ngày 06/3/2023, hội nghị được tổ chức.
8 giờ 00, thứ Tư ngày 20 tháng 4 năm 2022.
Từ ngày 01/6/2022 đến 01/9/2023, các đơn vị triển khai giai đoạn 2.
Từ ngày 22/12 đến ngày 05/01/2023, nghỉ lễ.
Ngày 29/02/2024, hội nghị được tổ chức.
Nhiệm kỳ 2023-2028, giai đoạn 2021-2025.
Từ năm 2021 đến năm 2025, thực hiện 3 giai đoạn.
""",
    "sums": """
Cả năm có 4.000 + 6.000 = 10.000 sáng kiến.
Bồi dưỡng: 50 người x 100.000 đồng/người x 2 ngày = 10.000.000 đồng.
Nước uống: 120 người x 15.000 đồng = 1.800.000 đồng.
Chi 12 tháng x 350.000 đồng = 4.200.000 đồng.
Giai đoạn 2021-2025 giá trị tăng từ 100 tỷ lên 146,4 tỷ đồng, bình quân tăng 10%/năm.
Doanh thu tăng từ 100 lên 120 tỷ đồng, lợi nhuận tăng 30%.
Đàn bò tăng từ 5.000 con lên 6.000 con, tăng 4,7%/năm (4 năm).
Tỷ lệ biết chữ: nam 97%, nữ 94,6%; nam hút thuốc 42,3%, nữ hút thuốc 1,7%.
Kỷ niệm 60 năm thành lập (1964-2024), 80 năm Ngày thành lập Quân đội (22/12/1944 - 22/12/2024).
Bình quân mỗi hộ có 3,76 người; mật độ 350,5 người/km2; mỗi ngày có 67,5 sáng kiến.
Số phiếu phát ra 43, thu về 43, hợp lệ 42 (97,7%), không hợp lệ 01.
Có mặt 43/45 đồng chí, vắng 02 đồng chí; có mặt 110/115 đại biểu, vắng có lý do 03, vắng không lý do 02.
Dư đầu kỳ 125 triệu đồng, thu 345 triệu đồng, chi 298 triệu đồng, nộp trên 50 triệu đồng, dư cuối kỳ 122 triệu đồng.
Số dư đầu năm 1,25 tỷ đồng, thu trong năm 3,46 tỷ đồng, chi trong năm 2,99 tỷ đồng, số dư cuối năm 1,73 tỷ đồng.
Bình quân 42 học sinh/lớp (1.344 học sinh/32 lớp); bình quân 3,8 người/hộ (15.800 người/4.200 hộ).
Trong 10 ngày tiêm 2.500 mũi, bình quân 250 mũi/ngày.
Có 1.104 hộ đạt chuẩn, chiếm 42,5% trên tổng số 2.597 hộ.
Chỉ tiêu 1.000 hộ, thực hiện 1.764 hộ, vượt 76,4%.
Chỉ tiêu 1.000 hộ, thực hiện 1.764 hộ, vượt 12,4% so với cùng kỳ.
Đạt 2.412 hộ, bằng 104,9% chỉ tiêu (2.300 hộ), vượt 4,9%.
Trong 3 ngày khám 400 lượt, bình quân 133 lượt/ngày.
Vận động được 288 hộ/tuần, 4 tuần là 1.152 hộ.
Bình quân 36 hộ/tuần; 5 tuần được 180 hộ, tuần cao nhất 50 hộ.
Mỗi tuần họp 2 lần, 6 tháng họp 52 lần.
Tháng 6/2026 thu gom 330,6 tấn rác, bình quân 11,02 tấn/ngày.
Quý II/2026 thu gom 973,2 tấn rác, bình quân 324,4 tấn/tháng.
Hỗ trợ 3 người, mỗi người 3 triệu đồng/tháng trong 12 tháng, tổng 108 triệu đồng.
Trao 100 suất học bổng (mỗi suất 1 triệu đồng) và 20 xe đạp (mỗi xe 2 triệu đồng), tổng giá trị 140 triệu đồng.
Bồi dưỡng 15 người x 2 buổi, mỗi buổi 100.000 đồng, tổng 3 triệu đồng.
Lãi vay 0,5%/tháng x 12 tháng = 6%/năm; 5% + 4% + 6% = 15%.
Lương hưu = 75% x 13.168.667 đồng = 9.876.500 đồng.
Tỷ lệ giảm (100 - 85) : 100 x 100% = 15%; 30 phút x 4 = 2 giờ.
""",
    "as reports have them": """
Công ty đã thực hiện 3.000 lượt dẫn tàu đảm bảo an toàn, bằng 103,4% kế hoạch năm; tổng doanh thu đạt trên 55,1 tỷ đồng, vượt 14% so với kế hoạch năm; lợi nhuận đạt trên 4 tỷ đồng, vượt 50% so với kế hoạch; thu nhập bình quân đạt trên 26,8 triệu đồng/người/tháng, vượt 10,8% so với kế hoạch.
Tổng nguồn vốn đã huy động là 6.206 tỷ đồng, trong đó vốn từ cộng đồng dân cư gần 2.396 tỷ đồng, chiếm tỷ lệ 38,5%.
Công nợ phải thu đạt 1.100 tỷ đồng, chiếm 26% so với thực thu 4.200 tỷ đồng.
Thực chi là 3,15 tỷ đồng, trong đó hoa hồng chiếm 210 triệu đồng, tương đương gần 7% tổng chi.
Doanh thu thuần quý I/2026 đạt 1.842 tỷ đồng, tăng 59,3% so với cùng kỳ; lãi gộp đạt 201 tỷ đồng, tăng 6,8%; biên lợi nhuận gộp giảm từ 16,3% xuống còn 11%.
Doanh nghiệp đã có lãi trở lại hơn 15 tỷ đồng, trong khi cùng kỳ năm ngoái lỗ hơn 9,2 tỷ đồng.
Huyện đã làm mới 2.358 tuyến đường với tổng chiều dài gần 197 km; kiên cố hóa 105 tuyến kênh mương (dài 94 km), xây mới và nâng cấp 16 trạm bơm.
Hiện tại 20/20 xã trên địa bàn huyện đã đạt chuẩn nông thôn mới, 5/20 xã đạt chuẩn nâng cao, 01 xã đạt chuẩn kiểu mẫu.
Giá trị sản xuất nông, lâm, thủy sản năm 2024 đạt 1.452,3 tỷ đồng, chiếm tỷ trọng 28%.
Toàn xã có 12 thôn, 2.345 hộ, 9.876 nhân khẩu; trong đó hộ nghèo 120 hộ, chiếm 5,12%, hộ cận nghèo 95 hộ, chiếm 4,05%.
Số hộ nghèo là 120 hộ (chiếm 5,12%), giảm 30 hộ so với năm 2022, tương ứng giảm 1,28 điểm phần trăm.
Chi bộ có 25 đảng viên, trong đó chính thức 23, dự bị 02; nữ 15 đảng viên (60%).
Kết quả: loại xuất sắc 05 đồng chí (20%), hoàn thành tốt 18 đồng chí (72%), hoàn thành 02 đồng chí (8%).
Tổng số học sinh 1.250 em/35 lớp, tăng 45 em so với năm học trước; trong đó khối 10: 420 em, khối 11: 415 em, khối 12: 415 em.
Tỷ lệ tốt nghiệp THPT đạt 99,5% (413/415), tỷ lệ đỗ đại học đạt 78%.
Tổng thu NSNN trên địa bàn 6 tháng đầu năm 2025 ước đạt 125,4 tỷ đồng, đạt 62,7% dự toán tỉnh giao, 57% dự toán HĐND huyện giao và bằng 115,3% so với cùng kỳ.
Tổng diện tích gieo trồng 3.250 ha, đạt 101,6% kế hoạch, tăng 1,2% so với cùng kỳ; trong đó lúa 2.100 ha, ngô 650 ha, rau màu 500 ha.
Năng suất lúa đạt 62,5 tạ/ha, tăng 1,5 tạ/ha; sản lượng đạt 13.125 tấn, đạt 103% kế hoạch.
Đã tổ chức 12 cuộc kiểm tra tại 36 cơ sở, phát hiện 05 cơ sở vi phạm (chiếm 13,9%), xử phạt 03 cơ sở với số tiền 45 triệu đồng.
Trong 415 thí sinh dự thi có 408 thí sinh đạt từ 5 điểm trở lên, chiếm 98,3%; 52 thí sinh đạt từ 9 điểm trở lên.
Có 18/25 chỉ tiêu đạt và vượt kế hoạch, 05 chỉ tiêu đạt từ 90% đến dưới 100%, 02 chỉ tiêu đạt dưới 90%.
Đã giải quyết 1.245/1.260 hồ sơ, trong đó trước hạn 1.100 hồ sơ, đúng hạn 140 hồ sơ, quá hạn 05 hồ sơ; đang giải quyết 15 hồ sơ.
Tỷ lệ giải quyết đúng hạn và trước hạn đạt 99,6%, tỷ lệ hồ sơ trực tuyến đạt 85,2%, vượt 5,2% so với chỉ tiêu giao.
Bệnh viện có 350 giường kế hoạch, thực kê 420 giường, công suất sử dụng giường bệnh 112%.
Tổng số lượt khám 45.600 lượt, đạt 101,3% kế hoạch (45.000), trong đó khám BHYT 41.200 lượt (90,4%).
Số bệnh nhân nội trú 8.450 lượt, tăng 350 lượt (4,3%) so với cùng kỳ; ngày điều trị trung bình 6,2 ngày, giảm 0,3 ngày.
Trẻ em dưới 1 tuổi tiêm chủng đầy đủ 285/300 trẻ, đạt 95%, vượt 0,5% so với kế hoạch (94,5%).
Vận động quỹ được 56,7 triệu đồng/50 triệu đồng, đạt 113,4% kế hoạch, vượt 6,7 triệu đồng.
Thăm, tặng 350 suất quà trị giá 175 triệu đồng (mỗi suất 500.000 đồng); trao 05 nhà Mái ấm công đoàn, mỗi nhà 50 triệu đồng.
Thành lập mới 03 công đoàn cơ sở với 125 đoàn viên, nâng tổng số lên 215 CĐCS với 12.450 đoàn viên.
Kết nạp mới 620/600 đoàn viên, đạt 103,3% chỉ tiêu năm; thành lập mới 05/06 CĐCS, đạt 83,3% chỉ tiêu.
Hội nghị có 125 đại biểu triệu tập, có mặt 120 đại biểu, đạt 96%; vắng 05 đại biểu có lý do.
Kết quả bầu cử: phát ra 120 phiếu, thu về 120 phiếu, hợp lệ 119 phiếu, không hợp lệ 01 phiếu; đồng chí A được 115/119 phiếu, đạt 96,6%.
Ban Chấp hành gồm 15 đồng chí; Ban Thường vụ gồm 05 đồng chí; Ủy ban kiểm tra gồm 05 đồng chí.
Dự toán 150.000.000 đồng, thực chi 142.350.000 đồng, còn dư 7.650.000 đồng.
Trong đó, chi thường xuyên 5.480 triệu đồng, tăng 4,4% so với dự toán đầu năm; chi đầu tư 1.200 triệu đồng, bằng 100%.
Đến nay đã có 03/05 mô hình được công nhận (đạt 60%), 02 mô hình đang hoàn thiện hồ sơ.
Quỹ đã cho 45 hộ vay với tổng số tiền 1,35 tỷ đồng, bình quân 30 triệu đồng/hộ.
Đợt 1 (từ 01/3 đến 31/3/2025) có 12 đơn vị tham gia; đợt 2 (từ 01/4 đến 30/4/2025) có 15 đơn vị tham gia, tăng 25%.
Tập huấn 02 ngày (ngày 12 và 13/5/2025) cho 85 người.
Năm 2024 toàn huyện có 45 sáng kiến, năm 2025 có 52 sáng kiến, tăng 07 sáng kiến.
Lễ kỷ niệm 80 năm Cách mạng tháng Tám và Quốc khánh 2/9 (19/8/1945 - 19/8/2025, 02/9/1945 - 02/9/2025).
Kỷ niệm 50 năm Ngày giải phóng miền Nam, thống nhất đất nước (30/4/1975 - 30/4/2025).
Dự án có tổng mức đầu tư 25 tỷ đồng, gồm vốn ngân sách tỉnh 15 tỷ đồng, ngân sách huyện 7,5 tỷ đồng và vốn khác.
Chỉ tiêu phát triển đảng viên: kết nạp 18/20 quần chúng, đạt 90%; chuyển chính thức 22 đồng chí.
Có 03 đơn vị đạt giải: nhất - Công đoàn Y tế, nhì - Công đoàn Giáo dục, ba - LĐLĐ huyện.
Xếp thứ nhất là LĐLĐ thành phố (98,5 điểm), thứ hai là Công đoàn Viên chức (97 điểm), thứ ba là Công đoàn ngành Y tế (96,75 điểm).
Đơn vị có tỷ lệ cao nhất là xã A (98%), thấp nhất là xã B (65%), bình quân toàn huyện 85,4%.
Từ ngày 15/11/2024 đến hết ngày 14/02/2025 (03 tháng), lực lượng chức năng kiểm tra 245 lượt.
Thời gian nghỉ hè 03 tháng, từ ngày 01/6/2025 đến ngày 31/8/2025.
Số tiền bằng số: 25.000.000 đồng (Hai mươi lăm triệu đồng). Thời hạn thanh toán: 10 ngày làm việc.
Tổng cộng 12 điều, 3 chương, 45 trang A4.
Cơ cấu lao động: nông nghiệp 35%, công nghiệp - xây dựng 40%, dịch vụ 25%.
Tỷ lệ lao động qua đào tạo 72%, trong đó có bằng cấp, chứng chỉ 32%.
Trong tổng số 52 sáng kiến có 30 sáng kiến cấp cơ sở, 15 sáng kiến cấp huyện, 07 sáng kiến cấp tỉnh.
Giá trị làm lợi 1,2 tỷ đồng/năm, tăng gấp 2 lần so với năm 2023 (0,6 tỷ đồng).
Toàn trường có 45 giáo viên, trong đó trên chuẩn 12 giáo viên (26,7%), đạt chuẩn 33 giáo viên (73,3%).
""",
    "and as they trip a reader": """
Có 45/50 hộ dân ký cam kết; 40 hộ đã thực hiện, đạt 80%.
Toàn tỉnh có 1.539 sáng kiến, vượt chỉ tiêu 600 sáng kiến được giao, đạt 256,5%.
Vượt chỉ tiêu 5.091 sáng kiến, đạt 105,2%.
Đến hết quý III, thực hiện 450 tỷ đồng, đạt 75% kế hoạch năm, vượt 5% so với cùng kỳ, còn thiếu 150 tỷ đồng so với kế hoạch năm.
Số vụ vi phạm giảm 12 vụ (15%), số người bị thương giảm 5 người (20%), số người chết tăng 01 người.
Năm 2023 xảy ra 68 vụ tai nạn, giảm 12 vụ (15%) so với năm 2022; làm chết 20 người, giảm 05 người (20%).
Lũy kế 9 tháng đạt 8.250 tỷ đồng, bằng 82,5% kế hoạch năm (10.000 tỷ đồng) và tăng 10% so với cùng kỳ năm trước (7.500 tỷ đồng).
Thu từ thuế 5.200 tỷ đồng (63%), thu từ đất 2.100 tỷ đồng (25,5%), thu khác 950 tỷ đồng (11,5%).
Tổng thu 8.250 tỷ đồng, trong đó thu từ thuế 5.200 tỷ đồng (63%), thu từ đất 2.100 tỷ đồng (25,5%), thu khác 950 tỷ đồng (11,5%).
Dân số 85.000 người, mật độ 320 người/km2, tỷ lệ đô thị hóa 35%.
Tiêm mũi 1 đạt 98% (4.900/5.000), mũi 2 đạt 95% (4.750/5.000), mũi 3 đạt 80,5% (4.025/5.000).
Có 8/10 xã (80%) và 2/3 thị trấn (66,7%) hoàn thành.
Có 10/13 xã, thị trấn hoàn thành (8/10 xã, 2/3 thị trấn), đạt 76,9%.
Đạt 85,5 điểm, xếp thứ 5/11, tăng 02 bậc; trong đó chỉ số A đạt 9,5/10 điểm (95%).
Tỷ lệ nữ tham gia cấp ủy cấp xã 25,5% (tăng 3,2%), cấp huyện 18,4% (tăng 1,5%).
Mỗi năm kết nạp từ 100 đảng viên trở lên, đến nay đã kết nạp 356 đảng viên, đạt 118,7% chỉ tiêu nhiệm kỳ (300 đảng viên).
Chỉ tiêu nhiệm kỳ: kết nạp 300 đảng viên. Kết quả: đã kết nạp 356 đảng viên, đạt 118,7%.
Phấn đấu năm 2025 tăng 10% so với năm 2024 (1.250 triệu đồng), đạt 1.375 triệu đồng.
Hỗ trợ 120 hộ, mỗi hộ 5 triệu đồng, tổng kinh phí 600 triệu đồng; trong đó ngân sách 400 triệu đồng, vận động 200 triệu đồng.
Trao 50 suất học bổng, mỗi suất 1.000.000 đồng và 20 xe đạp, tổng trị giá 90 triệu đồng.
Ngày 15/3/2025 (thứ Bảy), tổ chức ra quân; ngày 16/3/2025 (Chủ nhật) tổng kết.
Kế hoạch 60 ngày đêm thi đua (từ ngày 01/10/2024 đến ngày 29/11/2024).
Trong 3 tháng cao điểm (từ 15/12/2024 đến 15/3/2025), toàn tỉnh xử lý 1.250 trường hợp.
Hội nghị diễn ra trong 02 ngày 14 - 15/5/2025.
Khóa học 45 tiết (30 tiết lý thuyết, 15 tiết thực hành).
Lớp có 40 học sinh (22 nam, 18 nữ).
Đội ngũ có 86 người: cán bộ quản lý 04, giáo viên 70, nhân viên 12.
Toàn ngành hiện có 1.284 đoàn viên/1.300 lao động, chiếm 98,8%; nữ 1.021 người.
Tổng số cán bộ, công chức, viên chức: 2.345 người (trong đó nữ: 1.420 người, chiếm 60,6%).
Tổng biên chế được giao 2.400, hiện có mặt 2.345 (đạt 97,7%), còn thiếu 55.
Biên chế giao 120 người, thực hiện 115 người, còn thiếu 5 người so với biên chế.
Diện tích rừng 12.450 ha, độ che phủ 52,3%, tăng 0,5% so với năm 2023.
CPI bình quân tăng 3,25%; lạm phát cơ bản tăng 2,8%.
Sản lượng 12,5 nghìn tấn, tăng 0,5 nghìn tấn so với cùng kỳ (12 nghìn tấn), đạt 62,5% kế hoạch (20 nghìn tấn).
Xuất khẩu 1,25 tỷ USD, tăng 8,7% so với năm trước (1,15 tỷ USD).
Lãi suất 6,5%/năm, thời hạn vay 36 tháng; dư nợ 45,6 tỷ đồng, nợ quá hạn 0,12% (54,7 triệu đồng).
Bình quân mỗi xã đạt 17,5 tiêu chí, tăng 0,5 tiêu chí so với năm 2023; có 12/20 xã đạt 19/19 tiêu chí (60%).
Số hộ thoát nghèo 145/150 hộ, đạt 96,7%; số hộ tái nghèo 03 hộ (0,1%).
Đã thu 2.345.000.000 đồng/2.500.000.000 đồng, đạt 93,8%, còn phải thu 155.000.000 đồng.
Tổng số vốn 45,6 tỷ đồng (trung ương 30 tỷ, tỉnh 10 tỷ, huyện 5,6 tỷ).
Nghị quyết được thông qua với 45/45 đại biểu tán thành (100%).
Kết quả lấy phiếu: tín nhiệm cao 35 phiếu (77,8%), tín nhiệm 8 phiếu (17,8%), tín nhiệm thấp 2 phiếu (4,4%).
Có 04 nhóm giải pháp: tuyên truyền, vận động; hỗ trợ vốn, kỹ thuật; đào tạo nghề; kiểm tra, giám sát.
Gồm 03 phòng: Phòng Tổ chức - Hành chính, Phòng Kế hoạch - Tài chính và Phòng Nghiệp vụ.
Chia làm 4 cụm: Cụm 1 (5 xã), Cụm 2 (4 xã), Cụm 3 (6 xã), Cụm 4 (5 xã).
Số tiền 12.500.000đ (Mười hai triệu năm trăm ngàn đồng).
Tăng trưởng kinh tế đạt 8,5%, xếp thứ 3 vùng và thứ 12 cả nước; quy mô kinh tế 125 nghìn tỷ đồng, đứng thứ 18.
Trong 5 năm 2021 - 2025, bình quân mỗi năm giảm 1,2% hộ nghèo, từ 8,5% (2021) xuống 2,5% (2025).
Từ 15 đến 20 người mỗi lớp, tổng 5 lớp với 92 học viên, đạt 92% kế hoạch (100 học viên).
Giao 100% kế hoạch vốn cho 25/25 dự án; đã giải ngân 12/25 tỷ đồng, đạt 48%.
""",
    "what other readers took for wrong": """
Hội nghị có 120 đại biểu tham dự, gồm 45 nữ, 30 đảng viên, 12 người dân tộc thiểu số.
Lãi vay 0,5%/tháng x 12 tháng = 6%/năm.
Giai đoạn 2021-2025 giá trị tăng từ 100 tỷ lên 146,4 tỷ đồng, bình quân tăng 10%/năm.
9/10 người dân hài lòng (90,3%).
2/3 số hộ đồng ý (65,4%).
Kết quả xếp loại 362 học sinh: giỏi 177 em (48,9%), khá 149 em (41,2%), trung bình 36 em (9,9%).
Tổng số 755 học sinh: giỏi 486 em (64,4%), khá 206 em, trung bình 63 em.
Hỗ trợ 12 hộ nghèo x 50 triệu đồng/hộ, hộ cận nghèo 8 hộ x 25 triệu đồng/hộ, tổng 800 triệu đồng.
Xây 5 nhà, trong đó 3 nhà xây mới (60 triệu đồng/nhà), 2 nhà sửa chữa (30 triệu đồng/nhà), tổng 240 triệu đồng.
Tỷ lệ biết chữ: nam 97%, nữ 94,6%.
Nam hút thuốc 42,3%, nữ hút thuốc 1,7%.
Tỷ lệ nam béo phì 20%; nữ 18%.
Có 310 đảng viên, trong đó nữ 124 (40%), chiếm 20% số nữ toàn cơ quan (620 người).
Trao 100 suất học bổng (mỗi suất 1 triệu đồng) và 20 xe đạp (mỗi xe 2 triệu đồng), tổng giá trị 140 triệu đồng.
15 người x 2 buổi, mỗi buổi 100.000 đồng, tổng 3 triệu đồng.
Có 30 người, mỗi người 3 ngày, mỗi ngày 200.000 đồng, tổng 18.000.000 đồng.
Có 85/100 hộ đăng ký, còn 10 hộ chưa đồng ý, 05 hộ vắng nhà.
Đã tiêm 1.200/1.500 trẻ, còn 250 trẻ chưa tiêm do ốm.
Doanh thu tăng từ 100 lên 120 tỷ đồng, lợi nhuận tăng 30%.
Đàn bò tăng từ 5.000 con lên 6.000 con, tăng 4,7%/năm (4 năm).
Kỷ niệm 60 năm thành lập (1964-2024), 80 năm Ngày thành lập QĐND (22/12/1944 - 22/12/2024).
Gửi 05 bản: Tỉnh ủy (02), HĐND (01), UBND (01), lưu (01).
Lương hưu = 75% x 13.168.667 đồng = 9.876.500 đồng.
Tỷ lệ (100 - 85) : 100 x 100% = 15%.
Định lượng 30 phút x 4 = 2 giờ.
Công suất tăng 3,6 lần (từ 5.000 lên 18.000 m3/ngày đêm), doanh thu tăng 6,9 lần (từ 5,8 lên 40 tỷ đồng), khách hàng tăng 23 lần (từ 840 lên 19.300 hộ).
Kinh phí 120 tỷ đồng, gồm 45 tỷ đồng, 30 tỷ đồng và 46 tỷ đồng.
Sinh ngày 30/02 âm lịch.
""",
    "manners": """
Có 46/50 hộ đăng ký, vượt chỉ tiêu đề ra.
Có 95/100 cây xanh trồng mới, vượt kế hoạch.
Kết quả: 127 cuộc (tạm tính, 26/30 đơn vị), đạt 79,4% chỉ tiêu.
Cả nước có 163.532 sáng kiến, trong đó: Thanh Hóa 35.728 sáng kiến (21,9%); Hà Nội 18.549 sáng kiến (11,3%); các đơn vị còn lại 109.255 sáng kiến (66,8%).
Thu nhập bình quân 8,2 triệu đồng (7.800.000 đồng năm trước).
Chương trình mừng sinh nhật lần thứ 2 ngày 26/4/2024.
Đã có trên 2.200 sáng kiến được cập nhật.
Có khoảng 1.500 người dự.
Thời gian ít nhất 15 ngày.
Phấn đấu có ít nhất 5.091 sáng kiến.
Diện tích 35,72 ha; sản lượng 35,728 tấn.
""",
}

WRONG = {
    "Kết thúc giai đoạn 1 với 1.775/1.200 sáng kiến, đạt 184% chỉ tiêu kế hoạch đề ra.": "E-AUDIT-PERCENT: 1.775/1.200 = 148%",
    "Toàn tỉnh có 1.539/600 sáng kiến, đạt 265,5%.": "E-AUDIT-PERCENT: 1.539/600 = 256,5%",
    "Toàn tỉnh đã có 2.412/2.300 sáng kiến của các đoàn viên đăng tải, đạt 115% chỉ tiêu cả Chương trình (02 giai đoạn).": "W-AUDIT-PERCENT: 2.412/2.300 = 105%",
    "Tính đến ngày 25/4/2022 mới có 2.660/5.091 sáng kiến, đạt 52,9% chỉ tiêu.": "E-AUDIT-PERCENT: 2.660/5.091 = 52,2%",
    "Có 45/50 đại biểu dự họp, đạt tỷ lệ 95%.": "E-AUDIT-PERCENT: 45/50 = 90%",
    "Kết quả kiểm phiếu: 28/30 phiếu tán thành (93,33%), 02/30 phiếu không tán thành (6,76%).": "E-AUDIT-PERCENT: 02/30 = 6,67%",
    "Tỷ lệ hộ nghèo giảm còn 3,6% (120/3.750 hộ).": "E-AUDIT-PERCENT: 120/3.750 = 3,2%",
    "Đã có 11/12 công đoàn cấp trên trực tiếp cơ sở (100%) ban hành kế hoạch.": "E-AUDIT-PERCENT: 11/12 = 92%",
    "Toàn tỉnh có 2.200/2.300 sáng kiến (105%).": "E-AUDIT-PERCENT: 2.200/2.300 = 96%",
    "Toàn tỉnh đạt 1.539 sáng kiến, bằng 256,5% chỉ tiêu (650).": "E-AUDIT-PERCENT: 1.539/650 = 236,8%",
    "Kết thúc giai đoạn I toàn tỉnh có 1.539 sáng kiến được cập nhật, đạt 256,5% chỉ tiêu kế hoạch đề ra (vượt 993 sáng kiến).": "E-AUDIT-PERCENT: 1.539/(1.539 - 993) = 281,9%",
    "Chỉ tiêu giao 600 sáng kiến, thực hiện 1.593 sáng kiến, đạt 256,5%.": "E-AUDIT-PERCENT: 1.593/600 = 265,5%",
    "Kế hoạch năm kết nạp 120 đảng viên, đã kết nạp 96 đảng viên, đạt 85% kế hoạch.": "E-AUDIT-PERCENT: 96/120 = 80%",
    "Thực hiện được 1.539 sáng kiến so với chỉ tiêu 600 sáng kiến, đạt 265,5%, vượt 939 sáng kiến.": "E-AUDIT-PERCENT: 1.539/600 = 256,5%",
    "Đã cấp 1.250 thẻ, đạt 98,2% so với kế hoạch (1.300 thẻ).": "E-AUDIT-PERCENT: 1.250/1.300 = 96,2%",
    "Tổng số 400 học sinh, trong đó nữ 180 em (54%).": "E-AUDIT-PERCENT: 180/400 = 45%",
    "Đạt 147% (1.775/1.200 sáng kiến).": "I-AUDIT-PERCENT: 1.775/1.200 = 148%",
    "Kết thúc với 1.775/1.200 sáng kiến, đạt 147% chỉ tiêu.": "I-AUDIT-PERCENT: 1.775/1.200 = 148%",
    "Toàn tỉnh có 2.412/2.300 sáng kiến, đạt 105%, vượt 122 sáng kiến so với chỉ tiêu.": "E-AUDIT-SURPLUS: 2.412 - 2.300 = 112",
    "Đạt 2.200/2.300 sáng kiến, còn thiếu 110 sáng kiến.": "E-AUDIT-SURPLUS: 2.300 - 2.200 = 100",
    "Có 45/50 hộ đã nhận hỗ trợ, còn 6 hộ chưa nhận.": "W-AUDIT-SURPLUS: 50 - 45 = 5",
    "Đạt 256,5% chỉ tiêu, vượt 165,5%.": "E-AUDIT-SURPLUS: 256,5% - 100% = 156,5%",
    "Đạt 105% kế hoạch, vượt 105%.": "W-AUDIT-SURPLUS: 105% - 100% = 5%",
    "Có 2.412/2.300 sáng kiến, vượt 105% kế hoạch.": "W-AUDIT-SURPLUS: 2.412/2.300 - 100% = 5%",
    "Vận động 1.250 triệu đồng, vượt 150 triệu đồng so với kế hoạch (1.000 triệu đồng).": "E-AUDIT-SURPLUS: 1.250 triệu đồng - 1.000 triệu đồng = 250 triệu đồng",
    "Phát triển 350 đoàn viên mới, vượt 40 đoàn viên (chỉ tiêu 300).": "E-AUDIT-SURPLUS: 350 - 300 = 50",
    "Chỉ tiêu giao 600 sáng kiến, thực hiện 1.539 sáng kiến, vượt 993 sáng kiến.": "E-AUDIT-SURPLUS: 1.539 - 600 = 939",
    "Thu 1.052,3 tỷ đồng, vượt 62,3 tỷ đồng so với dự toán 1.000 tỷ đồng.": "E-AUDIT-SURPLUS: 1.052,3 tỷ đồng - 1.000 tỷ đồng = 52,3 tỷ đồng",
    "Toàn tỉnh có 1.539/600 sáng kiến, đạt 256,5%, chưa đạt chỉ tiêu đề ra.": "E-AUDIT-MET: 1.539/600 > 100%",
    "Đạt 98,2% kế hoạch, vượt chỉ tiêu giao.": "E-AUDIT-MET: 98,2% < 100%",
    "Đạt 102,2% kế hoạch, chưa hoàn thành chỉ tiêu giao.": "E-AUDIT-MET: 102,2% > 100%",
    "Kết nạp 96/120 đảng viên, đạt 80% kế hoạch, hoàn thành chỉ tiêu.": "E-AUDIT-MET: 80% < 100%",
    "Đạt 98,2% chỉ tiêu, hoàn thành vượt mức kế hoạch đề ra.": "E-AUDIT-MET: 98,2% < 100%",
    "Có 1.539 sáng kiến, tăng 230 sáng kiến (15,2%) so với năm 2021 (1.336 sáng kiến).": "E-AUDIT-GROWTH: 1.539 - 1.336 = 203",
    "Có 1.539 sáng kiến, tăng 203 sáng kiến (25,2%) so với năm 2021 (1.336 sáng kiến).": "E-AUDIT-GROWTH: (1.539 - 1.336)/1.336 = 15,2%",
    "Số vụ tai nạn giảm từ 120 vụ xuống còn 95 vụ, giảm 28,0%.": "E-AUDIT-GROWTH: (120 - 95)/120 = 20,8%",
    "Số vụ tai nạn giảm từ 120 vụ xuống còn 95 vụ, giảm 35 vụ.": "E-AUDIT-GROWTH: 120 - 95 = 25",
    "Số đoàn viên tăng từ 1.336 lên 1.539 người, tăng 203 người, tương đương 51,2%.": "E-AUDIT-GROWTH: (1.539 - 1.336)/1.336 = 15,2%",
    "Tỷ lệ hộ nghèo giảm từ 5,2% xuống 3,1%, giảm 2,1%.": "I-AUDIT-POINTS: 5,2% - 3,1% = 2,1%",
    "Tỷ lệ hộ nghèo giảm từ 5,2% xuống 3,1%, giảm 1,2 điểm phần trăm.": "E-AUDIT-GROWTH: 5,2% - 3,1% = 2,1%",
    "Tỷ lệ hộ nghèo giảm từ 5,2% xuống 3,1%, giảm 1,2%.": "E-AUDIT-GROWTH: 5,2% - 3,1% = 2,1%",
    "Tỷ lệ hộ nghèo giảm từ 3,1% xuống còn 5,2%.": "E-AUDIT-GROWTH: 5,2% > 3,1%",
    "Thu ngân sách 1.250 tỷ đồng, tăng 15% so với cùng kỳ (1.000 tỷ đồng).": "E-AUDIT-GROWTH: (1.250 tỷ đồng - 1.000 tỷ đồng)/1.000 tỷ đồng = 25%",
    "Năm học này có 850 học sinh, tăng 25 học sinh (5,3%) so với năm học trước.": "W-AUDIT-GROWTH: (850 - 825)/825 = 3,0%",
    "Số học sinh tăng từ 850 lên 825 em.": "E-AUDIT-GROWTH: 825 < 850",
    "Toàn tỉnh có 30 đơn vị, gồm 20 xã và 11 phường.": "E-AUDIT-PARTS: 20 + 11 = 31",
    "Tổng số 250 đoàn viên, trong đó nữ 350, dân tộc thiểu số 120.": "W-AUDIT-PARTS: 350 > 250",
    "Tổng số 250 đoàn viên, trong đó có 350 đoàn viên nữ.": "E-AUDIT-PARTS: 350 > 250",
    "Huyện có 15 đơn vị hành chính, gồm 12 xã, 2 thị trấn với 120 thôn, bản.": "E-AUDIT-PARTS: 12 + 2 = 14",
    "Huyện có 15 đơn vị hành chính, gồm 12 xã, 2 thị trấn, 120 thôn, bản.": "E-AUDIT-PARTS: 12 + 2 = 14",
    "Ban Chỉ đạo có 15 thành viên, gồm: 01 Trưởng ban, 03 Phó Trưởng ban và 12 thành viên.": "E-AUDIT-PARTS: 01 + 03 + 12 = 16",
    "Đoàn kiểm tra có 12 người, gồm 5 nam và 8 nữ.": "E-AUDIT-PARTS: 5 + 8 = 13",
    "Tổng số học sinh 645 em, trong đó nam 320 em, nữ 335 em.": "E-AUDIT-PARTS: 320 + 335 = 655",
    "Có 23 giải, gồm 02 giải nhất, 05 giải nhì, 06 giải ba và 12 giải khuyến khích.": "E-AUDIT-PARTS: 02 + 05 + 06 + 12 = 25",
    "Tổng chi 798 triệu đồng, gồm chi lương 520 triệu đồng, chi hoạt động 187 triệu đồng và chi khác 100 triệu đồng.": "E-AUDIT-PARTS: 520 triệu đồng + 187 triệu đồng + 100 triệu đồng = 807 triệu đồng",
    "Tổng vốn 15 tỷ đồng, trong đó vốn Trung ương 19.000 triệu đồng.": "E-AUDIT-PARTS: 19.000 triệu đồng > 15 tỷ đồng",
    "Ban hành 25 văn bản, gồm 10 kế hoạch, 12 công văn và 13 báo cáo.": "E-AUDIT-PARTS: 10 + 12 + 13 = 35",
    "Có 30 đơn vị: 20 xã, 15 phường.": "W-AUDIT-PARTS: 20 + 15 = 35",
    "Đảng bộ có 412 đảng viên (398 đảng viên chính thức, 23 đảng viên dự bị).": "W-AUDIT-PARTS: 398 + 23 = 421",
    "Chương trình chia làm 03 giai đoạn, phấn đấu đạt 15%. Giai đoạn 1: đến ngày 31/5/2022 đạt ít nhất 5%. Giai đoạn 2: đến ngày 31/12/2022 đạt ít nhất 4%. Giai đoạn 3: đến ngày 30/9/2023 đạt ít nhất 8%.": "W-AUDIT-PARTS: 5% + 4% + 8% = 17%",
    "Mục tiêu phấn đấu toàn tỉnh đóng góp 10.000 sáng kiến. Trong đó, giai đoạn 1 (từ nay đến hết tháng 5/2022) với mục tiêu 4.000 sáng kiến. Giai đoạn 2 (từ tháng 6/2022 đến tháng 9/2023) với mục tiêu 6.500 sáng kiến.": "W-AUDIT-PARTS: 4.000 + 6.500 = 10.500",
    "Chiến dịch cao điểm 45 ngày (từ 22/4/2022 đến 31/5/2022) được phát động.": "E-AUDIT-DAYS: 22/4/2022 - 31/5/2022: 40",
    "Chiến dịch cao điểm 39 ngày (từ 22/4/2022 đến 31/5/2022) được phát động.": "I-AUDIT-DAYS: 22/4/2022 - 31/5/2022: 40",
    "Đợt thi đua 30 ngày, từ ngày 22/4/2022 đến ngày 31/5/2022.": "E-AUDIT-DAYS: 22/4/2022 - 31/5/2022: 40",
    "Hoàn thành chỉ tiêu ngày 10/12/2022, trước hạn 01/9/2023 256 ngày.": "E-AUDIT-DAYS: 10/12/2022 - 01/9/2023: 265",
    "Hoàn thành chỉ tiêu ngày 10/12/2022, trước hạn 01/9/2023 266 ngày.": "I-AUDIT-DAYS: 10/12/2022 - 01/9/2023: 265",
    "Nghỉ Tết 08 ngày, từ ngày 20/01/2023 đến hết ngày 26/01/2023.": "E-AUDIT-DAYS: 20/01/2023 - 26/01/2023: 7",
    "Tập huấn 3 ngày (từ 06/3/2023 đến 10/3/2023).": "W-AUDIT-DAYS: 06/3/2023 - 10/3/2023: 5",
    "Từ ngày 22/4/2022 đến ngày 31/5/2022 (50 ngày), các đơn vị tổ chức thi đua.": "E-AUDIT-DAYS: 22/4/2022 - 31/5/2022: 40",
    "Kỷ niệm 57 năm ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc (11/6/1948 - 11/6/2023).": "E-AUDIT-DAYS: 11/6/1948 - 11/6/2023: 75",
    "Thứ Ba, ngày 06/3/2023, hội nghị được tổ chức.": "E-AUDIT-WEEKDAY: 06/3/2023: thứ Hai",
    "8 giờ 00, thứ Năm ngày 20 tháng 4 năm 2022.": "E-AUDIT-WEEKDAY: 20/4/2022: thứ Tư",
    "Từ ngày 01/6/2023 đến 01/9/2022, các đơn vị triển khai giai đoạn 2.": "E-AUDIT-SPAN: 01/9/2022 < ngày 01/6/2023",
    "Số liệu tính đến ngày 31/4/2022.": "E-AUDIT-DATE: ngày 31/4/2022",
    "Ngày 29/02/2023, hội nghị được tổ chức.": "E-AUDIT-DATE: Ngày 29/02/2023",
    "Hà Nội, ngày 31 tháng 9 năm 2022": "E-AUDIT-DATE: ngày 31 tháng 9 năm 2022",
    "Sáng thứ Ba (01/12/2025), Ban Giám đốc giao ban.": "E-AUDIT-WEEKDAY: 01/12/2025: thứ Hai",
    "Căn cứ Kế hoạch số 111/KH-LĐLĐ ngày 31/02/2022.": "E-AUDIT-DATE: ngày 31/02/2022",
    "Giai đoạn 2025-2021, toàn tỉnh có 5 mô hình.": "E-AUDIT-SPAN: 2021 < 2025",
    "Tổng số đảng viên 45 đồng chí (nam 20, nữ 26).": "E-AUDIT-PARTS: 20 + 26 = 46",
    "Cơ cấu kinh tế: nông nghiệp 25,3%, công nghiệp 40,2%, dịch vụ 43,5%.": "E-AUDIT-SHARES: 25,3% + 40,2% + 43,5% = 109%",
    "Xếp loại học lực: giỏi 25,3%, khá 54,2%, trung bình 28%, yếu 1,5%.": "E-AUDIT-SHARES: 25,3% + 54,2% + 28% + 1,5% = 109%",
    "Giáo dục chiếm 45,2%, y tế chiếm 30,1%, còn lại 42,7% là doanh nghiệp.": "E-AUDIT-SHARES: 45,2% + 30,1% + 42,7% = 118%",
    "Nam 40%, nữ 66%.": "E-AUDIT-SHARES: 40% + 66% = 106%",
    "Cơ cấu nguồn vốn: ngân sách 33,3%, xã hội hóa 33,3%, khác 32,3%.": "E-AUDIT-SHARES: 33,3% + 33,3% + 32,3% = 98,9%",
    "Hỗ trợ 6.000 (sáu trăm) suất quà.": "E-AUDIT-SPELT: sáu trăm = 600",
    "Số tiền: 3.031.150.000 đồng (Bằng chữ: Ba tỷ không trăm ba mươi mốt triệu năm trăm nghìn đồng).": "E-AUDIT-SPELT: Ba tỷ không trăm ba mươi mốt triệu năm trăm nghìn đồng = 3.031.500.000 đồng",
    "Lập thành 03 (hai) bản có giá trị như nhau.": "E-AUDIT-SPELT: hai = 2",
    "Gồm 21 (hai mươi hai) điều.": "E-AUDIT-SPELT: hai mươi hai = 22",
    "Tổng dự toán: 125.500.000 đồng ¶ (Bằng chữ: Một trăm hai mươi lăm triệu đồng chẵn)": "E-AUDIT-SPELT: Một trăm hai mươi lăm triệu đồng = 125.000.000 đồng",
    "Có 04 đơn vị dẫn đầu: Công đoàn ngành Giáo dục, LĐLĐ huyện Na Rì, LĐLĐ thành phố.": "E-AUDIT-LISTED: 3 ≠ 04",
    "Có 04 xã chưa đạt: Tân Phú, An Bình và Hòa Lợi.": "E-AUDIT-LISTED: 3 ≠ 04",
    "Có 02 xã chưa đạt: Tân Phú, An Bình, Hòa Lợi, Mỹ Lộc.": "E-AUDIT-LISTED: 4 ≠ 02",
    "Tỉnh xếp thứ 13/11 đơn vị trong cụm.": "E-AUDIT-RANK: 13 > 11",
    "Cao nhất là LĐLĐ huyện Na Rì (45,2%), thấp nhất là LĐLĐ huyện Ba Bể (256,5%).": "E-AUDIT-RANK: 45,2% < 256,5%",
    "Dẫn đầu là Hà Nội với 18.549 sáng kiến, tiếp theo là Thanh Hóa với 35.728 sáng kiến.": "W-AUDIT-RANK: 18.549 < 35.728",
    "Xếp thứ nhất là Thanh Hóa (35.728), thứ hai là Hà Nội (8.549), thứ ba là Nghệ An (14.282).": "E-AUDIT-RANK: 8.549 < 14.282",
    "Cả năm có 4.000 + 6.000 = 11.000 sáng kiến.": "E-AUDIT-SUM: 4.000 + 6.000 = 10.000",
    "Bồi dưỡng: 50 người x 100.000 đồng/người x 2 ngày = 1.000.000 đồng.": "E-AUDIT-SUM: 50 x 100.000 đồng x 2 = 10.000.000 đồng",
    "Bảo hiểm: 5.475.600 đồng x 10,5% = 547.938 đồng.": "E-AUDIT-SUM: 5.475.600 đồng x 10,5% = 574.938 đồng",
    "Nước uống: 120 người x 15.000 đồng = 1.080.000 đồng.": "E-AUDIT-SUM: 120 x 15.000 đồng = 1.800.000 đồng",
    "Tỷ lệ các năm 2023, 2024, 2025 lần lượt đạt 91,2% và 92,1%.": "W-AUDIT-ROW: 3 ≠ 2",
    "Đã có hơn 163.532 sáng kiến được cập nhật.": "I-AUDIT-HEDGE: ",
    "Cả nước có 163.532 sáng kiến, Thanh Hóa có 35,728 sáng kiến.": "W-AUDIT-COMMA: ",
    "Thanh Hóa có 35,728 sáng kiến.": "I-AUDIT-COMMA: ",
    "Tiếp nhận 3.245 hồ sơ (trực tuyến 2.987, trực tiếp 285).": "E-AUDIT-PARTS: 2.987 + 285 = 3.272",
    "Trường có 1.344 học sinh (khối 10: 465 học sinh; khối 11: 451 học sinh; khối 12: 448 học sinh).": "E-AUDIT-PARTS: 465 + 451 + 448 = 1.364",
    "Số phiếu phát ra 43, thu về 43, hợp lệ 41, không hợp lệ 01.": "E-AUDIT-REST: 41 + 01 = 42",
    "Có mặt 43/45 đồng chí, vắng 03 đồng chí.": "E-AUDIT-REST: 45 - 43 = 2",
    "Số dư đầu kỳ 125 triệu đồng, thu 345 triệu đồng, chi 298 triệu đồng, số dư cuối kỳ 127 triệu đồng.": "E-AUDIT-REST: 125 triệu đồng + 345 triệu đồng - 298 triệu đồng = 172 triệu đồng",
    "Bình quân 42 học sinh/lớp (1.344 học sinh/24 lớp).": "E-AUDIT-MEAN: 1.344/24 = 56",
    "Trong 10 ngày tiêm 2.500 mũi, bình quân 205 mũi/ngày.": "W-AUDIT-MEAN: 2.500/10 = 250",
    "Có 1.104 hộ đạt chuẩn, chiếm 45,2% trên tổng số 2.597 hộ.": "E-AUDIT-PERCENT: 1.104/2.597 = 42,5%",
    "Chỉ tiêu 1.000 hộ, thực hiện 1.764 hộ, vượt 67,4%.": "E-AUDIT-SURPLUS: 1.764/1.000 - 100% = 76,4%",
    "Đạt 2.412 hộ, bằng 104,9% chỉ tiêu (2.300 hộ), vượt 4,7%.": "E-AUDIT-SURPLUS: 104,9% - 100% = 4,9%",
    "Vận động được 288 hộ/tuần, 4 tuần là 1.252 hộ.": "W-AUDIT-MEAN: 288 x 4 = 1.152",
    "Mỗi ngày vận động 20 hộ, sau 15 ngày được 350 hộ.": "W-AUDIT-MEAN: 20 x 15 = 300",
    "Trong 60 ngày có 120 hộ, bình quân 70 hộ/30 ngày.": "W-AUDIT-MEAN: 120/2 = 60",
    "Tỷ lệ đạt 60%, vượt 20 điểm phần trăm so với chỉ tiêu 50%.": "E-AUDIT-SURPLUS: 60% - 50% = 10%",
    "Tháng 6/2026 thu gom 330,6 tấn rác, bình quân 11,20 tấn/ngày.": "W-AUDIT-MEAN: 330,6/30 = 11,02",
    "Quý II/2026 thu gom 973,2 tấn rác, bình quân 342,4 tấn/tháng.": "W-AUDIT-MEAN: 973,2/3 = 324,4",
    "Tỷ lệ bao phủ các năm 2023, 2024, 2025 lần lượt đạt 91,2%, 92,1%, 92,8% và 93,3%.": "W-AUDIT-ROW: 3 ≠ 4",
    "Toàn tỉnh có 16.00 sáng kiến.": "W-AUDIT-MARKS: ",
    "Toàn tỉnh có 1,53 sáng kiến.": "W-AUDIT-MARKS: ",
    "Chi hỗ trợ 3.031.15.000 đồng.": "W-AUDIT-MARKS: ",
    "Số liệu tính đến ngày 31/5/2922.": "I-AUDIT-YEAR: ",
    "Có 03 đơn vị chưa báo cáo: Sở Văn hóa, Thể thao và Du lịch; Sở Tài chính.": "E-AUDIT-LISTED: 2 ≠ 03",
    "Có 04 đơn vị chưa gửi báo cáo, gồm: ¶ - Phòng Nội vụ; ¶ - Phòng Tư pháp; ¶ - Phòng Tài chính. ¶ Đề nghị các đơn vị khẩn trương gửi báo cáo.": "E-AUDIT-LISTED: 3 ≠ 04",
    "Kết quả chung: 1.539 sáng kiến, đạt 71,6% mục tiêu phấn đấu (1.539 so với 2.500 sáng kiến).": "E-AUDIT-PERCENT: 1.539/2.500 = 61,6%",
    "Toàn huyện có 1.035/1.200 sáng kiến, đạt và vượt chỉ tiêu được giao.": "E-AUDIT-MET: 1.035/1.200 < 100%",
    "Số lượt khám bệnh tăng 10.304 lượt so với năm 2024 (từ 203.977 lượt lên 214.380 lượt).": "E-AUDIT-GROWTH: 214.380 - 203.977 = 10.403",
    "Thu ngân sách đạt 2.791 triệu đồng, tăng 13,2% so với cùng kỳ năm 2025 (3.215 triệu đồng).": "E-AUDIT-GROWTH: (3.215 triệu đồng - 2.791 triệu đồng)/3.215 triệu đồng = 13,2%",
    "Tỷ lệ học sinh khá, giỏi đạt 70,87%, thấp hơn 1,31 điểm phần trăm so với chỉ tiêu 72%.": "E-AUDIT-GROWTH: 72% - 70,87% = 1,13%",
    "Tặng 120 suất quà, mỗi suất trị giá 800.000 đồng, tổng trị giá 69 triệu đồng.": "E-AUDIT-MONEY: 120 x 800.000 đồng = 96 triệu đồng",
    "Tặng 120 suất quà, mỗi suất trị giá 800.000 đồng, tổng trị giá 100 triệu đồng.": "W-AUDIT-MONEY: 120 x 800.000 đồng = 96 triệu đồng",
    "Tổng chi 6.850 triệu đồng (685.000.000 đồng).": "E-AUDIT-MONEY: 6.850 triệu đồng ≠ 685.000.000 đồng",
    "Chỉ số xếp thứ 5/22 xã, tăng 6 bậc so với năm 2024 (thứ 8/22).": "E-AUDIT-RANK: 8 → 5: 3",
    "Số hộ nghèo của các xã Tân Phú, Tân Lộc, Hòa Bình lần lượt là 45, 37 và 40 hộ, tổng cộng 132 hộ.": "E-AUDIT-ROW: 45 + 37 + 40 = 122",
    "Số liệu chốt đến 25h00 ngày 31/5/2022.": "E-AUDIT-DATE: 25h00",
    "Toàn tỉnh đạt 105% chỉ tiêu, hoàn thành sớm chỉ tiêu trước 265 ngày (hạn ngày 01/9/2023).": "W-AUDIT-DAYS: ",
    "Hoàn thành sớm chỉ tiêu trước 265 ngày.": "W-AUDIT-DAYS: ",
    "Kết thúc giai đoạn I toàn tỉnh có 1.539 sáng kiến, đạt 256,5% chỉ tiêu kế hoạch đề ra (vượt 939 sáng kiến).": "I-AUDIT-BASE: ",
    "Tính đến ngày 06/3/2023 có 2.412/2.300 sáng kiến, đạt 105% chỉ tiêu, hoàn thành sớm chỉ tiêu trước 265 ngày.": (
        "W-AUDIT-DAYS: "
    ),
    "Cơ cấu kinh tế: nông nghiệp 25,3%, công nghiệp 40,2%, dịch vụ 35,4%.": "E-AUDIT-SHARES: 25,3% + 40,2% + 35,4% = 100,9%",
    "- Đã thu 133,5 triệu đồng, đạt 74,04% chỉ tiêu thu Quỹ “Vì người nghèo” (180 triệu đồng).": "E-AUDIT-PERCENT: 133,5 triệu đồng/180 triệu đồng = 74,17%",
    "- Thu gom 1.935,1 tấn rác thải sinh hoạt, đạt 49,72% kế hoạch thu gom rác thải năm 2026 (3.900 tấn).": "E-AUDIT-PERCENT: 1.935,1/3.900 = 49,62%",
    "Mới có 2.660 sáng kiến, đạt 52,2% chỉ tiêu của tỉnh đã đăng ký với Tổng Liên đoàn (5.091 sáng kiến), còn thiếu 2.631 sáng kiến.": "E-AUDIT-SURPLUS: 5.091 - 2.660 = 2.431",
    "Cả Chương trình: 2.412/2.300 sáng kiến, đạt 105% chỉ tiêu cả Chương trình (02 giai đoạn), vượt 172 sáng kiến.": "E-AUDIT-SURPLUS: 2.412 - 2.300 = 112",
    "So với chỉ tiêu cả năm học (360 tiết): đạt 58,2%, còn thiếu 172 tiết.": "E-AUDIT-PERCENT: (360 - 172)/360 = 52,2%",
    "Toàn trường có 642 học sinh; 455 học sinh xếp loại Tốt, Khá, tỷ lệ 79,0%.": "E-AUDIT-PERCENT: 455/642 = 70,9%",
    "Có 14.502 người tham gia bảo hiểm y tế trên 15.800 nhân khẩu, tỷ lệ 97,18%.": "E-AUDIT-PERCENT: 14.502/15.800 = 91,78%",
    "Cả 14/11 công đoàn cấp trên trực tiếp cơ sở duy trì mô hình.": "E-AUDIT-PERCENT: 14 ≠ 11",
    "LĐLĐ tỉnh đăng ký 16.000 sáng kiến; mục tiêu giai đoạn 1 là 5.000 sáng kiến. ¶ Đến nay toàn tỉnh có 3.718 sáng kiến được cập nhật, đạt 47,4% mục tiêu giai đoạn 1.": "W-AUDIT-PERCENT: 3.718/5.000 = 74,4%",
    "Chỉ tiêu giao là 600 sáng kiến. Đến nay có 1.539 sáng kiến được cập nhật, đạt 265,5% chỉ tiêu.": "W-AUDIT-PERCENT: 1.539/600 = 256,5%",
    "Năm 2022 và năm 2023, toàn tỉnh đóng góp 10.000 sáng kiến, cụ thể: ¶ - Giai đoạn 1 (từ khi phát động đến hết tháng 5/2022): 4.000 sáng kiến, thiết thực hưởng ứng Tháng Công nhân. ¶ - Giai đoạn 2 (từ tháng 6/2022 đến hết tháng 9/2023): 6.500 sáng kiến.": "W-AUDIT-PARTS: 4.000 + 6.500 = 10.500",
    "Số sáng kiến bằng ít nhất 15% tổng số đoàn viên (trên 2.000 sáng kiến), thực hiện trong 03 giai đoạn. ¶ - Giai đoạn 1: đến hết ngày 31/5/2022, số sáng kiến bằng ít nhất 5% tổng số đoàn viên. ¶ - Giai đoạn 2: đến 31/12/2022, bằng ít nhất 4%. ¶ - Giai đoạn 3: đến 30/9/2023, bằng ít nhất 8%.": "W-AUDIT-PARTS: 5% + 4% + 8% = 17%",
    "03 đơn vị dẫn đầu có 68.559 sáng kiến, chiếm 41,9% tổng số của cả nước: ¶ - Thanh Hóa: 35.728 sáng kiến; ¶ - Hà Nội: 18.549 sáng kiến; ¶ - Nghệ An: 14.228 sáng kiến.": "W-AUDIT-PARTS: 35.728 + 18.549 + 14.228 = 68.505",
    "Đến ngày 25/4/2022 mới có 2.660 sáng kiến. Từ nay đến hết ngày 31/5/2022 chỉ còn 63 ngày.": "W-AUDIT-DAYS: 25/4/2022 - 31/5/2022: 36",
    "Doanh thu quý III đạt 152,4 tỷ đồng, gấp 2,5 lần cùng kỳ (101,6 tỷ đồng).": "E-AUDIT-GROWTH: 152,4 tỷ đồng/101,6 tỷ đồng = 1,5",
    "Vốn điều lệ tăng từ 20 tỷ đồng lên 50 tỷ đồng, tăng gấp 3,5 lần.": "E-AUDIT-GROWTH: 50 tỷ đồng/20 tỷ đồng = 2,5",
    "Đã có 163.532 sáng kiến được cập nhật trên hệ thống. 03 đơn vị dẫn đầu có 68.559 sáng kiến, chiếm 49,1% tổng số của cả nước.": "W-AUDIT-PERCENT: 68.559/163.532 = 41,9%",
    "Chương trình chia làm 02 giai đoạn: giai đoạn 1 ít nhất 5%, giai đoạn 2 ít nhất 4%, giai đoạn 3 ít nhất 6%.": "E-AUDIT-PARTS: 3 ≠ 02",
    "LĐLĐ tỉnh đăng ký 16.000 sáng kiến cho cả Chương trình; mục tiêu đến khi kết thúc giai đoạn 1 (ngày 31/5/2022) là 5.000 sáng kiến. ¶ Đến nay toàn tỉnh có 3.718 sáng kiến được cập nhật, đạt 74,7% mục tiêu giai đoạn 1.": "W-AUDIT-PERCENT: 3.718/5.000 = 74,4%",
    "Tiêm mũi 1 đạt 98% (4.900/5.000), mũi 2 đạt 97% (4.750/5.000).": "E-AUDIT-PERCENT: 4.750/5.000 = 95%",
    "Mỗi năm kết nạp từ 100 đảng viên trở lên, đến nay đã kết nạp 356 đảng viên, đạt 118,2% chỉ tiêu nhiệm kỳ (300 đảng viên).": "E-AUDIT-PERCENT: 356/300 = 118,7%",
    "Chỉ tiêu nhiệm kỳ: kết nạp 300 đảng viên. Kết quả: đã kết nạp 356 đảng viên, đạt 113,7%.": "W-AUDIT-PERCENT: 356/300 = 118,7%",
    "Sản lượng 12,5 nghìn tấn, tăng 0,5 nghìn tấn so với cùng kỳ (12 nghìn tấn), đạt 68,5% kế hoạch (20 nghìn tấn).": "W-AUDIT-PERCENT: 12,5 nghìn/20 nghìn = 62,5%",
    "Đã thu 2.345.000.000 đồng/2.500.000.000 đồng, đạt 93,8%, còn phải thu 155.500.000 đồng.": "E-AUDIT-SURPLUS: 2.500.000.000 đồng - 2.345.000.000 đồng = 155.000.000 đồng",
    "Tổng số vốn 35,6 tỷ đồng (trung ương 30 tỷ đồng, tỉnh 10 tỷ đồng, huyện 5,6 tỷ đồng).": "W-AUDIT-PARTS: 30 tỷ đồng + 10 tỷ đồng + 5,6 tỷ đồng = 45,6 tỷ đồng",
    "Thu ngân sách đạt 8.765 tỷ đồng, đạt 83,5% dự toán Trung ương giao (10.500 tỷ đồng), bằng 98,6% so với cùng kỳ (9.780 tỷ đồng).": "E-AUDIT-PERCENT: 8.765 tỷ đồng/9.780 tỷ đồng = 89,6%",
    "Hoàn thành 15/16 chỉ tiêu (đạt 97,35%), còn 01 chỉ tiêu chưa đạt.": "E-AUDIT-PERCENT: 15/16 = 93,75%",
    "Chỉ tiêu 5.000 đoàn viên, kết nạp 3.245 đoàn viên, đạt 64,9%, còn thiếu 1.775 đoàn viên.": "E-AUDIT-SURPLUS: 5.000 - 3.245 = 1.755",
    "Chi 8,19 tỷ đồng (8.910 triệu đồng).": "E-AUDIT-MONEY: 8,19 tỷ đồng ≠ 8.910 triệu đồng",
}


def lines(texts: dict[str, str]) -> list[str]:
    return [line for text in texts.values() for line in text.strip().splitlines()]


@pytest.mark.parametrize("text", lines(RIGHT))
def test_a_right_sentence_stays_without_a_finding(text: str):
    assert found(text) == []


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_sentence_has_this_finding_and_no_other(text: str):
    assert " | ".join(found(text)) == WRONG[text]


@pytest.mark.parametrize(
    ("before", "is_hoped"),
    [
        ("còn 34 ngày đến hạn (ngày 31/12/2026), phải thực hiện thêm ", True),
        ("phấn đấu đến cuối năm có thêm ", True),
        ("trong tháng có thêm ", False),
    ],
)
def test_what_is_still_to_be_done_is_no_growth(before, is_hoped):
    from generator.audit.records.cues import hopes_for_more

    assert hopes_for_more(before) is is_hoped
