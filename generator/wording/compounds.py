"""The words of several syllables that offices use: Vietnamese writes them apart, and no line may end inside one."""

from __future__ import annotations

from itertools import pairwise

COMPOUNDS = (
    "tổng liên đoàn", "liên đoàn", "lao động", "công đoàn", "việt nam", "thành phố", "thị xã", "chấp hành",
    "thường vụ", "văn phòng", "ủy ban", "uỷ ban", "kiểm tra", "giáo dục", "viên chức", "công ty", "cơ sở",
    "trung ương", "hội đồng", "nhân dân", "quân đội", "nông nghiệp", "công thương", "xây dựng", "giao thông",
    "vận tải", "y tế", "đào tạo", "đại hội", "đại biểu", "toàn quốc", "xã hội", "thương binh", "phát triển",
    "nông thôn", "đầu tư", "dự án", "quản lý", "thường xuyên", "nghề nghiệp", "khoa học", "công nghệ",
    "quốc gia", "tài nguyên", "môi trường", "tài chính", "kế hoạch", "kinh tế", "văn hóa", "thể thao",
    "du lịch", "thông tin", "truyền thông", "tư pháp", "nội vụ", "ngoại vụ", "thanh tra", "công an", "quân sự",
    "biên phòng", "mặt trận", "tổ quốc", "phụ nữ", "thanh niên", "cựu chiến binh", "nông dân", "mầm non",
    "tiểu học", "trung học", "phổ thông", "cao đẳng", "đại học", "bệnh viện", "đa khoa", "trung tâm", "y học",
    "cổ truyền", "dự phòng", "bảo hiểm xã hội", "bảo hiểm y tế", "bảo hiểm", "ngân hàng", "kho bạc", "thống kê",
    "hải quan", "tòa án", "viện kiểm sát", "chi cục", "khu công nghiệp", "chế xuất", "tập đoàn", "cổ phần",
    "trách nhiệm", "hữu hạn", "thành viên", "dân tộc", "tôn giáo", "hợp tác", "hữu nghị", "chủ tịch",
    "giám đốc", "hiệu trưởng", "thường trực", "phó chủ tịch", "chánh văn phòng", "hỗ trợ", "bảo trợ", "dịch vụ",
    "công trình", "thủy lợi", "chăn nuôi", "thú y", "kỹ thuật", "sản xuất", "thương mại", "nghiên cứu",
    "sáng kiến", "sáng tạo", "chương trình", "giai đoạn", "chỉ tiêu", "kết quả", "thực hiện", "chiến dịch",
    "cao điểm", "thi đua", "đoàn viên", "phong trào", "quyết tâm", "chiến thắng", "hướng dẫn", "khen thưởng",
    "thành tích", "tập thể", "hội nghị", "sơ kết", "tổng kết", "báo cáo", "mô hình", "nâng cao", "chất lượng",
    "hạn chế", "khắc phục", "tương hỗ", "đơn vị", "nhiệm vụ", "giải pháp", "ban hành", "tổ chức",
    "tuyên truyền", "phát động", "đôn đốc", "triển khai", "tiến độ", "đề nghị", "danh sách", "biểu đồ",
    "nhân rộng", "đại dịch", "tham gia", "vận động", "chỉ đạo", "mục tiêu", "giảm nghèo", "bền vững",
    "hành chính", "sự nghiệp", "doanh nghiệp", "khu kinh tế", "cửa khẩu", "trường học", "giáo viên", "học sinh",
    "sinh viên", "công nhân", "cán bộ", "công chức", "tham nhũng", "tội phạm", "thiên tai", "an toàn",
    "vệ sinh", "thực phẩm", "bảo vệ", "chăm sóc", "trẻ em", "cao tuổi", "chữ thập đỏ", "hội viên", "điều phối",
    "chuyển đổi", "cải cách", "biên chế", "trực thuộc", "đại diện", "tín dụng", "chính sách", "liên minh",
    "liên hiệp", "nghệ thuật", "văn học", "báo chí", "phát thanh", "truyền hình", "điện lực", "bưu điện",
    "viễn thông", "lâm nghiệp", "kiểm lâm", "trọng tâm", "địa bàn", "địa phương", "miền núi", "thiểu số",
    "đồng bào", "phối hợp", "thường kỳ", "xử lý", "giám sát", "phản biện", "hộ nghèo", "ủng hộ", "quyên góp",
    "phục vụ", "tham mưu", "đổi mới", "dạy học", "học kỳ", "một thành viên", "xổ số", "kiến thiết", "cao su",
    "người lao động", "kiểm soát", "bệnh tật", "khuyến nông", "bảo tàng", "thư viện", "nhà máy", "xí nghiệp",
    "kinh tế - xã hội", "văn hóa - xã hội",
)  # fmt: skip
COUPLED = frozenset(pair for word in COMPOUNDS for pair in pairwise(word.split()))
"""Two syllables beside each other that belong to one word."""
