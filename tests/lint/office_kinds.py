"""Right documents of many kinds and bodies, as offices write them: what each says, in a layout of its own."""

from __future__ import annotations

import foreign_documents as foreign
from foreign_documents import LEFT, RIGHT, ROOMS, Drawn, Foreign, Words, words
from word_paper import Paper, Para, centred, rule

from generator.ooxml.metrics import text_width

SHORT = "Các cơ quan, đơn vị phân công người theo dõi, báo cáo kết quả đúng thời hạn. " * 2


def titled(made: Words) -> Words:
    """Chapters and their titles stand bold in the middle."""
    for name in made.some("text"):
        said = made.parts[name].text
        if said.startswith(("Chương", "Phần")) or (said.isupper() and ". " not in said):
            made.set(name, align="center", first=0, bold=True)
    return made


def qd_tm_kt() -> Words:
    return words(
        "ỦY BAN NHÂN DÂN\nXÃ TÂN PHÚ",
        "Số: 126/QĐ-UBND",
        "Tân Phú, ngày 15 tháng 7 năm 2026",
        kind="QUYẾT ĐỊNH",
        subject="Về việc cử cán bộ đi tập huấn",
        above="CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN PHÚ",
        bases=[
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Căn cứ Nghị định số 158/2018/NĐ-CP ngày 22 tháng 11 năm 2018 của Chính phủ quy định về thành lập, tổ chức lại, giải thể tổ chức hành chính;",
            "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.",
        ],
        resolved="QUYẾT ĐỊNH:",
        text=[
            "Điều 1. Cử ông Nguyễn Văn Tám, công chức phòng Văn hóa - Xã hội đi tập huấn từ ngày 20/7/2026 đến ngày 25/7/2026.",
            "Điều 2. Ông Nguyễn Văn Tám được hưởng chế độ theo quy định hiện hành.",
            "Điều 3. Chánh Văn phòng HĐND và UBND xã, Trưởng phòng Văn hóa - Xã hội và ông Nguyễn Văn Tám chịu trách nhiệm thi hành Quyết định này./.",
        ],
        receivers=["- Như Điều 3;", "- CT, các PCT UBND xã;"],
        archive="- Lưu: VT, VHXH.",
        signed=["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        name="Lê Thị Hồng Nhung",
    )


def qd_tl() -> Words:
    return words(
        "SỞ NỘI VỤ",
        "Số: 45/QĐ-SNV",
        "Bắc Ninh, ngày 03 tháng 9 năm 2026",
        superior="UBND TỈNH BẮC NINH",
        kind="QUYẾT ĐỊNH",
        subject="Về việc nâng bậc lương thường xuyên",
        above="GIÁM ĐỐC SỞ NỘI VỤ",
        bases=[
            "Căn cứ Thông tư số 08/2013/TT-BNV ngày 31 tháng 7 năm 2013 của Bộ trưởng Bộ Nội vụ;",
            "Xét đề nghị của Chánh Văn phòng Sở.",
        ],
        resolved="QUYẾT ĐỊNH:",
        text=[
            "Điều 1. Nâng bậc lương đối với bà Trần Thị Hoa từ bậc 3/9, hệ số 3,00 lên bậc 4/9, hệ số 3,33 kể từ ngày 01/10/2026.",
            "Điều 2. Chánh Văn phòng, các phòng liên quan và bà Trần Thị Hoa chịu trách nhiệm thi hành Quyết định này./.",
        ],
        receivers=["- Như Điều 2;", "- Kho bạc Nhà nước khu vực VI;"],
        archive="- Lưu: VT, TCCB (03b).",
        signed=["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"],
        name="Vũ Đức Thắng",
    )


def tuq() -> Words:
    return words(
        "VĂN PHÒNG ỦY BAN NHÂN DÂN",
        "Số: 19/TB-VP",
        "Mường Lay, ngày 30 tháng 10 năm 2026",
        superior="UBND THỊ XÃ MƯỜNG LAY",
        kind="THÔNG BÁO",
        subject="Kết luận của Chủ tịch UBND thị xã tại cuộc họp giao ban tháng 10 năm 2026",
        text=[
            "Ngày 28/10/2026, đồng chí Chủ tịch UBND thị xã chủ trì họp giao ban. Sau khi nghe báo cáo và ý kiến của các đại biểu, đồng chí Chủ tịch kết luận như sau:",
            "1. Về thu ngân sách. " + SHORT,
            "2. Về giải phóng mặt bằng. " + SHORT,
            "Văn phòng thông báo để các cơ quan, đơn vị biết, thực hiện./.",
        ],
        receivers=[
            "- TT Thị ủy, TT HĐND thị xã (b/c);",
            "- CT, các PCT UBND thị xã;",
            "- Các phòng, ban, đơn vị;",
            "- UBND các xã, phường;",
        ],
        archive="- Lưu: VT.",
        signed=["TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
        name="Lò Văn Ún",
    )


def nq_hdnd_xa() -> Words:
    return words(
        "HỘI ĐỒNG NHÂN DÂN\nPHƯỜNG AN HỘI",
        "Số: 07/NQ-HĐND",
        "An Hội, ngày 18 tháng 12 năm 2026",
        kind="NGHỊ QUYẾT",
        subject="Về nhiệm vụ phát triển kinh tế - xã hội năm 2027",
        above="HỘI ĐỒNG NHÂN DÂN PHƯỜNG AN HỘI\nKHÓA XIII, KỲ HỌP THỨ 3",
        bases=[
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Xét Tờ trình số 112/TTr-UBND ngày 05 tháng 12 năm 2026 của Ủy ban nhân dân phường về nhiệm vụ phát triển kinh tế - xã hội năm 2027; Báo cáo thẩm tra của Ban Kinh tế - Ngân sách; ý kiến thảo luận của đại biểu Hội đồng nhân dân tại kỳ họp.",
        ],
        resolved="QUYẾT NGHỊ:",
        text=[
            "Điều 1. Mục tiêu",
            "Tiếp tục phát triển thương mại, dịch vụ. " + SHORT,
            "Điều 2. Các chỉ tiêu chủ yếu",
            "1. Tổng thu ngân sách nhà nước trên địa bàn đạt 45.200 triệu đồng.",
            "2. Tỷ lệ hộ nghèo giảm còn dưới 0,5%.",
            "Điều 3. Tổ chức thực hiện",
            "1. Giao Ủy ban nhân dân phường tổ chức triển khai thực hiện Nghị quyết.",
            "2. Giao Thường trực Hội đồng nhân dân, các Ban giám sát việc thực hiện.",
            "Nghị quyết này đã được Hội đồng nhân dân phường An Hội khóa XIII, kỳ họp thứ 3 thông qua ngày 18 tháng 12 năm 2026./.",
        ],
        receivers=["- TT HĐND, UBND tỉnh;", "- Đảng ủy phường;", "- Đại biểu HĐND phường;"],
        archive="- Lưu: VT.",
        signed=["CHỦ TỊCH"],
        name="Phan Văn Mãi",
    )


def giay_moi_hoc() -> Words:
    return words(
        "TRƯỜNG TIỂU HỌC KIM ĐỒNG",
        "Số: 31/GM-THKĐ",
        "Hải Châu, ngày 06 tháng 9 năm 2026",
        superior="UBND PHƯỜNG HẢI CHÂU",
        kind="GIẤY MỜI",
        subject="Họp cha mẹ học sinh đầu năm học 2026 - 2027",
        text=[
            "Trường Tiểu học Kim Đồng trân trọng kính mời:",
            "Ông (bà): Cha mẹ học sinh lớp 1A.",
            "Tới dự cuộc họp cha mẹ học sinh đầu năm học 2026 - 2027.",
            "Chủ trì: Bà Nguyễn Thị Lan, Hiệu trưởng.",
            "Thời gian: 7 giờ 30, Chủ nhật, ngày 13/9/2026.",
            "Địa điểm: Phòng học lớp 1A, Trường Tiểu học Kim Đồng, số 15 đường Bạch Đằng.",
            "Rất mong ông (bà) đến dự đông đủ./.",
        ],
        receivers=["- Như thành phần mời;"],
        archive="- Lưu: VT.",
        signed=["HIỆU TRƯỞNG"],
        name="Nguyễn Thị Lan",
    )


def gioi_thieu() -> Words:
    return words(
        "TRUNG TÂM Y TẾ HUYỆN",
        "Số: 77/GGT-TTYT",
        "Sa Pa, ngày 02 tháng 3 năm 2026",
        superior="SỞ Y TẾ TỈNH LÀO CAI",
        kind="GIẤY GIỚI THIỆU",
        text=[
            "Trung tâm Y tế trân trọng giới thiệu:",
            "Ông Giàng A Páo, chức vụ: Trưởng khoa Kiểm soát bệnh tật.",
            "Được cử đến: Viện Vệ sinh dịch tễ Trung ương.",
            "Về việc: Nhận vật tư phòng, chống dịch.",
            "Đề nghị Quý cơ quan tạo điều kiện để ông Giàng A Páo hoàn thành nhiệm vụ.",
            "Giấy này có giá trị đến hết ngày 31/3/2026./.",
        ],
        receivers=["- Như trên;"],
        archive="- Lưu: VT.",
        signed=["GIÁM ĐỐC"],
        name="Trần Mạnh Hùng",
    )


def cong_dien() -> Words:
    return words(
        "ỦY BAN NHÂN DÂN",
        "Số: 05/CĐ-UBND",
        "Quảng Ngãi, ngày 24 tháng 9 năm 2026",
        kind="CÔNG ĐIỆN",
        subject="Về việc ứng phó bão số 9",
        text=[
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI điện:",
            "- Chủ tịch UBND các xã, phường, đặc khu;",
            "- Giám đốc các sở, ngành.",
            "Bão số 9 đang di chuyển nhanh vào vùng biển tỉnh. " + SHORT,
            "Yêu cầu các địa phương khẩn trương thực hiện./.",
        ],
        receivers=["- Như trên;", "- Ban Chỉ đạo phòng thủ dân sự quốc gia (b/c);"],
        archive="- Lưu: VT, KTN.",
        signed=["CHỦ TỊCH"],
        name="Nguyễn Hoàng Giang",
    )


def chi_thi() -> Words:
    return words(
        "ỦY BAN NHÂN DÂN",
        "Số: 03/CT-UBND",
        "Thái Nguyên, ngày 10 tháng 01 năm 2026",
        kind="CHỈ THỊ",
        subject="Về tổ chức Tết trồng cây năm 2026",
        text=[
            "Thực hiện lời dạy của Chủ tịch Hồ Chí Minh, để Tết trồng cây thiết thực, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
            "1. Sở Nông nghiệp và Môi trường",
            "a) Hướng dẫn các địa phương kỹ thuật trồng cây;",
            "b) Tổng hợp kết quả, báo cáo trước ngày 15/3/2026.",
            "2. Ủy ban nhân dân các xã, phường",
            "Tổ chức phát động, bố trí quỹ đất. " + SHORT,
            "Chỉ thị này có hiệu lực từ ngày ký./.",
        ],
        receivers=[
            "- Bộ Nông nghiệp và Môi trường (b/c);",
            "- TT Tỉnh ủy, TT HĐND tỉnh (b/c);",
            "- Các sở, ban, ngành;",
        ],
        archive="- Lưu: VT, NNMT, (đ/c Dương).",
        signed=["CHỦ TỊCH"],
        name="Vương Quốc Tuấn",
    )


def phieu_trinh() -> Words:
    return words(
        "VĂN PHÒNG",
        "Số: 12/PTr-VP",
        "Vĩnh Long, ngày 14 tháng 5 năm 2026",
        superior="SỞ CÔNG THƯƠNG",
        kind="PHIẾU TRÌNH",
        subject="Giải quyết công việc",
        to=["Giám đốc Sở"],
        text=[
            "Văn phòng kính trình Giám đốc xem xét kế hoạch kiểm tra an toàn hồ chứa. " + SHORT,
            "Kính trình Giám đốc xem xét, quyết định./.",
        ],
        receivers=["- Như trên;"],
        archive="- Lưu: VT, VP.",
        signed=["CHÁNH VĂN PHÒNG"],
        name="Trần Thị Ngọc",
    )


def phieu_gui() -> Words:
    return words(
        "CHI CỤC THUẾ KHU VỰC",
        "Số: 210/PG-CCT",
        "Tuy Hòa, ngày 22 tháng 6 năm 2026",
        superior="CỤC THUẾ",
        kind="PHIẾU GỬI",
        text=[
            "Chi cục Thuế gửi kèm theo phiếu này các văn bản sau:",
            "1. Công văn số 15/CCT-KK ngày 20/6/2026, 02 bản.",
            "2. Quyết định số 88/QĐ-CCT ngày 21/6/2026, 01 bản.",
            "Sau khi nhận được, đề nghị gửi lại phiếu này cho Chi cục./.",
        ],
        receivers=["- Kho bạc Nhà nước khu vực;"],
        archive="- Lưu: VT.",
        signed=["TL. CHI CỤC TRƯỞNG", "TRƯỞNG PHÒNG HÀNH CHÍNH"],
        name="Đặng Quang Huy",
    )


def nghi_phep() -> Words:
    return words(
        "TRƯỜNG CAO ĐẲNG NGHỀ",
        "Số: 55/GNP-CĐN",
        "Nha Trang, ngày 30 tháng 7 năm 2026",
        superior="UBND TỈNH KHÁNH HÒA",
        kind="GIẤY NGHỈ PHÉP",
        text=[
            "Xét Đơn đề nghị nghỉ phép ngày 27/7/2026 của bà Lê Thu Thảo, Trường Cao đẳng nghề cấp cho:",
            "Bà Lê Thu Thảo, chức vụ: Giảng viên khoa Du lịch.",
            "Được nghỉ phép trong thời gian 05 ngày, kể từ ngày 03/8/2026 đến hết ngày 07/8/2026 tại tỉnh Gia Lai.",
            "Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ phép năm 2026./.",
        ],
        receivers=["- Bà Lê Thu Thảo;"],
        archive="- Lưu: VT, TCHC.",
        signed=["KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"],
        name="Phạm Xuân Bách",
    )


def uy_quyen() -> Words:
    return words(
        "CÔNG TY CẤP NƯỚC",
        "Số: 09/GUQ-CN",
        "Bến Tre, ngày 11 tháng 8 năm 2026",
        superior="UBND TỈNH BẾN TRE",
        kind="GIẤY ỦY QUYỀN",
        text=[
            "Bên ủy quyền: Ông Đinh Văn Nam, Tổng Giám đốc.",
            "Bên được ủy quyền: Bà Cao Thị Mai, Kế toán trưởng.",
            "Nội dung ủy quyền: Ký các hợp đồng mua vật tư có giá trị dưới 500 triệu đồng.",
            "Thời hạn ủy quyền: Từ ngày 11/8/2026 đến ngày 31/12/2026./.",
        ],
        receivers=["- Như trên;"],
        archive="- Lưu: VT.",
        signed=["TỔNG GIÁM ĐỐC"],
        name="Đinh Văn Nam",
        beside=["NGƯỜI ĐƯỢC ỦY QUYỀN", "Cao Thị Mai"],
    )


def bien_ban_bg() -> Words:
    return words(
        "BAN CHỈ HUY QUÂN SỰ",
        "Số: 04/BB-BCHQS",
        "",
        superior="UBND XÃ HÒA BÌNH",
        kind="BIÊN BẢN",
        subject="Về việc bàn giao tài sản",
        text=[
            "Hôm nay, vào hồi 14 giờ 00 ngày 02/10/2026, tại trụ sở UBND xã Hòa Bình, chúng tôi gồm:",
            "I. ĐẠI DIỆN BÊN GIAO",
            "1. Ông Hà Văn Bảy, Chỉ huy trưởng.",
            "2. Ông Đỗ Hữu Tâm, Phó Chỉ huy trưởng.",
            "II. ĐẠI DIỆN BÊN NHẬN",
            "Ông Lý Văn Sơn, Trưởng Công an xã.",
            "III. NỘI DUNG BÀN GIAO",
            "Hai bên thống nhất bàn giao 02 máy bộ đàm còn sử dụng được.",
            "Biên bản được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản./.",
        ],
        receivers=["- UBND xã;"],
        archive="- Lưu: VT.",
        beside=["ĐẠI DIỆN BÊN NHẬN", "Lý Văn Sơn"],
        signed=["ĐẠI DIỆN BÊN GIAO"],
        name="Hà Văn Bảy",
    )


def hop_dong_ld() -> Words:
    return words(
        "CÔNG TY MAY BÌNH AN",
        "Số: 102/HĐLĐ-BA",
        "Hưng Yên, ngày 01 tháng 4 năm 2026",
        superior="TẬP ĐOÀN DỆT MAY",
        kind="HỢP ĐỒNG",
        subject="Lao động",
        bases=[
            "Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019;",
            "Theo nhu cầu và khả năng của hai bên.",
        ],
        text=[
            "Hôm nay, ngày 01/4/2026, tại trụ sở Công ty, chúng tôi gồm:",
            "Điều 1. Công việc và địa điểm làm việc",
            "1. Chức danh: Công nhân may.",
            "2. Địa điểm: Xưởng số 2.",
            "Điều 2. Tiền lương",
            "Mức lương: 7.500.000 đồng/tháng (bảy triệu năm trăm nghìn đồng).",
            "Điều 3. Điều khoản thi hành",
            "Hợp đồng lập thành 02 bản, mỗi bên giữ 01 bản./.",
        ],
        receivers=["- Hai bên;"],
        archive="- Lưu: VT, HCNS.",
        beside=["NGƯỜI LAO ĐỘNG", "Ngô Thị Xuân"],
        signed=["NGƯỜI SỬ DỤNG LAO ĐỘNG", "GIÁM ĐỐC"],
        name="Mai Văn Quyết",
    )


def huong_dan() -> Words:
    return words(
        "LIÊN ĐOÀN LAO ĐỘNG",
        "Số: 08/HD-LĐLĐ",
        "Sóc Trăng, ngày 25 tháng 02 năm 2026",
        superior="TỔNG LIÊN ĐOÀN LAO ĐỘNG\nVIỆT NAM",
        kind="HƯỚNG DẪN",
        subject="Tổ chức Tháng Công nhân năm 2026",
        text=[
            "Ban Thường vụ Liên đoàn Lao động tỉnh hướng dẫn như sau:",
            "I. MỤC ĐÍCH, YÊU CẦU",
            "1. Mục đích",
            "1.1. Tuyên truyền sâu rộng trong đoàn viên. " + SHORT,
            "1.2. Chăm lo đời sống người lao động.",
            "2. Yêu cầu",
            "- Thiết thực, hiệu quả;",
            "- Tiết kiệm.",
            "II. NỘI DUNG",
            "1. Cấp tỉnh",
            "a) Tổ chức lễ phát động;",
            "b) Thăm, tặng quà công nhân.",
            "2. Cấp cơ sở",
            "Tổ chức đối thoại với người sử dụng lao động. " + SHORT,
            "Quá trình thực hiện có vướng mắc, đề nghị phản ánh về Liên đoàn Lao động tỉnh./.",
        ],
        receivers=["- Đoàn Chủ tịch TLĐ (b/c);", "- Các CĐCS trực thuộc;"],
        archive="- Lưu: VT, TG.",
        signed=["TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        name="Nguyễn Thanh Sơn",
    )


def quy_dinh_chuong() -> Words:
    return titled(
        words(
            "ĐẠI HỌC TÂY NGUYÊN",
            "Số: 1450/QyĐ-ĐHTN",
            "Đắk Lắk, ngày 05 tháng 8 năm 2026",
            superior="BỘ GIÁO DỤC VÀ ĐÀO TẠO",
            kind="QUY ĐỊNH",
            subject="Về công tác sinh viên nội trú",
            text=[
                "Chương I",
                "QUY ĐỊNH CHUNG",
                "Điều 1. Phạm vi điều chỉnh",
                "Quy định này quy định về công tác sinh viên nội trú. " + SHORT,
                "Điều 2. Đối tượng áp dụng",
                "1. Sinh viên ở nội trú.",
                "2. Các đơn vị liên quan.",
                "Chương II",
                "TỔ CHỨC THỰC HIỆN",
                "Điều 3. Trách nhiệm thi hành",
                "Trưởng phòng Công tác sinh viên chịu trách nhiệm thi hành Quy định này./.",
            ],
            receivers=["- Các đơn vị;"],
            archive="- Lưu: VT, CTSV.",
            signed=["HIỆU TRƯỞNG"],
            name="Nguyễn Thanh Trúc",
        )
    )


def du_thao() -> Words:
    return words(
        "PHÒNG GIÁO DỤC",
        "Số:       /KH-PGD",
        "Cao Lãnh, ngày      tháng      năm 2026",
        superior="UBND XÃ CAO LÃNH",
        kind="KẾ HOẠCH",
        subject="Kiểm tra nội bộ năm học 2026 - 2027",
        text=[
            "Phòng Giáo dục xây dựng Kế hoạch kiểm tra nội bộ như sau:",
            "I. MỤC ĐÍCH",
            SHORT,
            "II. NỘI DUNG",
            SHORT,
            "Trên đây là Kế hoạch kiểm tra nội bộ, đề nghị các trường thực hiện./.",
        ],
        receivers=["- Các trường trực thuộc;"],
        archive="- Lưu: VT.",
        signed=["TRƯỞNG PHÒNG"],
        name="Lê Văn Hai",
    )


def bao_cao_bang() -> Words:
    return words(
        "CÔNG AN XÃ",
        "Số: 66/BC-CAX",
        "Đông Triều, ngày 30 tháng 6 năm 2026",
        superior="CÔNG AN TỈNH QUẢNG NINH",
        kind="BÁO CÁO",
        subject="Tình hình an ninh, trật tự 6 tháng đầu năm 2026",
        to=["Ủy ban nhân dân xã"],
        text=[
            "I. TÌNH HÌNH",
            "Tội phạm về trật tự xã hội giảm 12,5% so với cùng kỳ (14/16 vụ). " + SHORT,
            "II. KẾT QUẢ CÔNG TÁC",
            "1. Công tác nắm tình hình",
            "a) Phát hiện, xử lý 03 vụ đánh bạc;",
            "b) Vận động giao nộp 05 vũ khí tự chế.",
            "2. Quản lý cư trú",
            "Đã cấp 1.250 căn cước. " + SHORT,
            "Công an xã báo cáo Ủy ban nhân dân xã./.",
        ],
        receivers=["- Như trên;", "- Công an tỉnh (PV01);"],
        archive="- Lưu: VT, CAX.",
        signed=["TRƯỞNG CÔNG AN XÃ"],
        name="Thiếu tá Bùi Văn Cường",
    )


def thu_cong() -> Words:
    return words(
        "BỘ NỘI VỤ",
        "",
        "Hà Nội, ngày 28 tháng 8 năm 2026",
        kind="THƯ CHÚC MỪNG",
        text=[
            "Thân ái gửi toàn thể cán bộ, công chức, viên chức ngành Nội vụ.",
            "Nhân dịp kỷ niệm ngày truyền thống, tôi gửi lời chúc tốt đẹp nhất. " + SHORT,
            "Chúc các đồng chí sức khỏe, hạnh phúc./.",
        ],
        signed=["BỘ TRƯỞNG"],
        name="Phạm Thị Trà",
        receivers=["- Các đơn vị;"],
    )


def cv_khan() -> Words:
    return words(
        "BAN DÂN TỘC",
        "Số: 333/BDT-CS",
        "Hà Giang, ngày 17 tháng 6 năm 2026",
        superior="UBND TỈNH HÀ GIANG",
        vv="V/v góp ý dự thảo\nNghị quyết",
        to=["- Các sở: Tài chính, Xây dựng, Y tế;", "- UBND các xã, phường."],
        text=[
            "Thực hiện Công văn số 120/UBND-TH ngày 15/6/2026 của UBND tỉnh về việc lấy ý kiến, Ban Dân tộc đề nghị Quý cơ quan nghiên cứu, góp ý.",
            "Văn bản góp ý gửi về Ban Dân tộc trước 16 giờ 00 ngày 20/6/2026 (bản mềm gửi qua thư điện tử bdt@hagiang.gov.vn) để tổng hợp./.",
        ],
        receivers=["- Như trên;", "- Lãnh đạo Ban;"],
        archive="- Lưu: VT, CS.",
        signed=["TRƯỞNG BAN"],
        name="Hoàng Thị Séo",
    )


def thoa_thuan() -> Words:
    return words(
        "SỞ TƯ PHÁP",
        "Số: 02/BTT-STP",
        "Thái Bình, ngày 19 tháng 11 năm 2026",
        superior="UBND TỈNH THÁI BÌNH",
        kind="BẢN THỎA THUẬN",
        subject="Phối hợp tuyên truyền pháp luật",
        text=[
            "Hai bên thống nhất các nội dung sau:",
            "Điều 1. Nội dung phối hợp",
            SHORT,
            "Điều 2. Trách nhiệm của các bên",
            "1. Sở Tư pháp cử báo cáo viên.",
            "2. Đài Phát thanh bố trí thời lượng.",
            "Bản thỏa thuận có hiệu lực từ ngày ký./.",
        ],
        receivers=["- Hai bên;"],
        archive="- Lưu: VT.",
        beside=["ĐÀI PHÁT THANH", "GIÁM ĐỐC", "Vũ Hải Yến"],
        signed=["SỞ TƯ PHÁP", "GIÁM ĐỐC"],
        name="Đào Văn Lộc",
    )


def de_an() -> Words:
    return titled(
        words(
            "BỆNH VIỆN PHỔI",
            "Số: 14/ĐA-BVP",
            "Cần Thơ, ngày 08 tháng 3 năm 2026",
            superior="SỞ Y TẾ",
            kind="ĐỀ ÁN",
            subject="Vị trí việc làm giai đoạn 2026 - 2030",
            text=[
                "Phần I",
                "SỰ CẦN THIẾT VÀ CƠ SỞ PHÁP LÝ",
                "I. SỰ CẦN THIẾT",
                SHORT,
                "II. CƠ SỞ PHÁP LÝ",
                SHORT,
                "Phần II",
                "NỘI DUNG ĐỀ ÁN",
                "I. MỤC TIÊU",
                SHORT,
                "Bệnh viện kính trình Sở Y tế xem xét, phê duyệt./.",
            ],
            receivers=["- Sở Y tế;"],
            archive="- Lưu: VT, TCCB.",
            signed=["GIÁM ĐỐC"],
            name="Võ Thành Danh",
        )
    )


ALL = [
    Foreign(qd_tm_kt, foreign.two_rows, foreign.bordered, foreign.in_columns),
    Foreign(qd_tl, foreign.two_rows, foreign.shaped, foreign.in_rows),
    Foreign(tuq, foreign.merged, foreign.underscored, foreign.in_three_columns),
    Foreign(nq_hdnd_xa, foreign.two_rows, foreign.by_leader, foreign.in_columns),
    Foreign(giay_moi_hoc, foreign.with_gap, foreign.in_vml, foreign.in_columns),
    Foreign(gioi_thieu, foreign.one_row, foreign.shaped, foreign.behind_tabs),
    Foreign(cong_dien, foreign.one_row, foreign.bordered, foreign.in_columns),
    Foreign(chi_thi, foreign.tabbed, foreign.underscored, foreign.in_columns),
    Foreign(phieu_trinh, foreign.one_row, foreign.bordered, foreign.in_columns),
    Foreign(phieu_gui, foreign.two_rows, foreign.bordered, foreign.in_columns),
    Foreign(nghi_phep, foreign.one_row, foreign.shaped, foreign.in_columns),
    Foreign(uy_quyen, foreign.one_row, foreign.bordered, foreign.signed_by_two),
    Foreign(bien_ban_bg, foreign.two_rows, foreign.shaped, foreign.signed_by_two),
    Foreign(hop_dong_ld, foreign.one_row, foreign.underscored, foreign.signed_by_two),
    Foreign(huong_dan, foreign.row_by_row, foreign.by_leader, foreign.in_columns),
    Foreign(quy_dinh_chuong, foreign.one_row, foreign.bordered, foreign.in_columns),
    Foreign(du_thao, foreign.one_row, foreign.bordered, foreign.in_columns),
    Foreign(bao_cao_bang, foreign.boxed, foreign.in_vml, foreign.in_columns),
    Foreign(thu_cong, foreign.one_row, foreign.bordered, foreign.in_columns),
    Foreign(cv_khan, foreign.nested, foreign.bordered, foreign.in_columns),
    Foreign(thoa_thuan, foreign.one_row, foreign.bordered, foreign.signed_by_two),
    Foreign(de_an, foreign.one_row, foreign.bordered, foreign.in_columns),
]


# Papers that are laid out by hand


def paper(*parts: Para) -> Paper:
    made = {f"part{at}": one for at, one in enumerate(parts)}
    return Paper(made, list(made))


def table(*rows: tuple[str, ...]) -> Para:
    return Drawn("", inside=foreign.table((LEFT, RIGHT), rows))


def xml(*parts: Para) -> str:
    return "".join(one.xml() for one in parts)


def national(room: int = ROOMS["motto"]) -> str:
    title = centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=26, bold=True)
    return xml(title, centred("Độc lập - Tự do - Hạnh phúc", bold=True), rule(3430, room))


def head(superior: str, issuer: str, number: str, date: str) -> Para:
    above = (centred(superior, size=26),) if superior else ()
    left = xml(
        *above,
        centred(issuer, size=26, bold=True),
        rule(round(text_width(issuer, 13, bold=True) * 0.4), ROOMS["issuer"]),
    )
    return table(
        (left, national()), (xml(centred(number, size=26)), xml(centred(date, italic=True)))
    )


def received(*lines: str) -> str:
    label = foreign.item("Nơi nhận:", size=24, bold=True, italic=True)
    return xml(label, *map(foreign.item, lines))


def signed(*lines: str, remark: str = "") -> str:
    *above, name = lines
    room = [centred("", properties=foreign.BLANK)] * 4
    shown = [centred(remark)] if remark else []
    return xml(*(centred(one, bold=True) for one in above), *room, *shown, centred(name, bold=True))


def closed(left: str, right: str) -> Para:
    return Drawn("", inside=foreign.table((4200, 5155), [(left, right)]))


def of_party() -> Paper:
    """A report of a cell of the Party, in its own format."""
    left = xml(
        centred("HUYỆN ỦY PHÚ BÌNH"),
        centred("CHI BỘ VĂN PHÒNG", bold=True),
        centred("*"),
        centred("Số: 12-BC/CB"),
    )
    right = xml(centred("ĐẢNG CỘNG SẢN VIỆT NAM", bold=True, size=30), rule(3000, ROOMS["motto"]),
                centred("Phú Bình, ngày 20 tháng 12 năm 2026", italic=True))  # fmt: skip
    return paper(
        table((left, right)), centred("BÁO CÁO", bold=True, size=32, before=240),
        centred("kết quả công tác năm 2026", bold=True), centred("-----"), Para("I- Đặc điểm tình hình", bold=True),
        Para("Chi bộ có 15 đảng viên, hoàn thành tốt nhiệm vụ được giao."),
        closed(xml(foreign.item("Nơi nhận:", size=28, underline=True), foreign.item("- Lưu Chi bộ.")), signed("T/M CHI BỘ", "Nguyễn Văn Minh")),
    )  # fmt: skip


def of_parents() -> Paper:
    """An application with two who sign."""
    return paper(
        Drawn("", inside=national(foreign.TEXT)), centred("ĐƠN ĐỀ NGHỊ CẤP LẠI THẺ BẢO HIỂM Y TẾ", bold=True, before=240),
        Para("Kính gửi:", align="left", left=1984, first=0), Para("- Bảo hiểm xã hội thành phố;", align="left", left=2552, first=0),
        Para("1. Họ và tên: ............................................. Nam/Nữ: ........"), Para("2. Ngày sinh: …../…../……"),
        Para("………, ngày ….. tháng ….. năm 20…", italic=True, align="right", first=0),
        closed(signed("XÁC NHẬN CỦA NHÀ TRƯỜNG", "(Ký, đóng dấu)"), signed("NGƯỜI LÀM ĐƠN", "(Ký, ghi rõ họ tên)")),
    )  # fmt: skip


def circular() -> Paper:
    return paper(
        head("", "BỘ TÀI CHÍNH", "Số: 15/2026/TT-BTC", "Hà Nội, ngày 15 tháng 3 năm 2026"), centred("THÔNG TƯ", bold=True, before=240),
        centred("Hướng dẫn chế độ kế toán", bold=True), rule(1500, foreign.TEXT),
        Para("Căn cứ Luật Kế toán ngày 20 tháng 11 năm 2015;", italic=True), Para("Điều 1. Phạm vi điều chỉnh", bold=True),
        Para("Thông tư này hướng dẫn chế độ kế toán./."),
        closed(received("- Văn phòng Quốc hội;", "- Lưu: VT, QLKT (150 bản)."), signed("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Trần Xuân Hạ")),
    )  # fmt: skip


def minutes_of_three() -> Paper:
    """Minutes that three sign, the recipients below them as plain paragraphs."""
    three = [
        (
            signed("THƯ KÝ", "Lò Thị Mai"),
            signed("ỦY VIÊN", "Cà Văn Pản"),
            signed("CHỦ TỌA", "Tô Trọng Thiện"),
        )
    ]
    return paper(
        head("UBND HUYỆN MƯỜNG ẢNG", "HỘI ĐỒNG TUYỂN DỤNG", "Số: 02/BB-HĐTD", ""), centred("BIÊN BẢN", bold=True, before=240),
        centred("Họp xét tuyển viên chức", bold=True), rule(1200, foreign.TEXT), Para("Thời gian bắt đầu: 8 giờ 00 ngày 12/9/2026."),
        Para("Cuộc họp kết thúc vào 11 giờ 30 cùng ngày./."), Drawn("", inside=foreign.table((3100, 3100, 3155), three)),
        Drawn("", inside=received("- Thành viên Hội đồng;", "- Lưu: VT, HĐTD.")),
    )  # fmt: skip


def plan_of_faculty() -> Paper:
    """Title and subject in one paragraph, a remark in the place of the signature, a degree where it may stand."""
    return paper(
        head("TRƯỜNG ĐẠI HỌC VINH", "KHOA LUẬT", "Số: 18/KH-KL", "Nghệ An, ngày 01 tháng 9 năm 2026"),
        centred("KẾ HOẠCH\nĐón sinh viên khóa 67", bold=True, before=240), rule(1000, foreign.TEXT),
        Para("Khoa Luật xây dựng kế hoạch đón sinh viên như sau:"), Para("1. Thời gian: từ ngày 05/9/2026 đến ngày 07/9/2026."),
        Para("2. Địa điểm: nhà A1./."),
        closed(received("- Các bộ môn;", "- Lưu: VT."), signed("TRƯỞNG KHOA", "PGS.TS. Nguyễn Văn Đại", remark="(Đã ký)")),
    )  # fmt: skip


def letter_of_minister() -> Paper:
    """Congratulations: no number, no subject, no recipients."""
    return paper(
        head("", "BỘ Y TẾ", "", "Hà Nội, ngày 26 tháng 02 năm 2026"), centred("THƯ CHÚC MỪNG", bold=True, before=240),
        Para("Nhân kỷ niệm 71 năm Ngày Thầy thuốc Việt Nam, tôi gửi tới toàn thể cán bộ, viên chức lời chúc tốt đẹp nhất./."),
        closed("", signed("BỘ TRƯỞNG", "Đào Hồng Vân")),
    )  # fmt: skip


PAPERS = (of_party, of_parents, circular, minutes_of_three, plan_of_faculty, letter_of_minister)
