"""What is counted: the words behind a number, and those that say that something is counted."""

from __future__ import annotations

import re

from generator.wording.claims.paper import Paper
from generator.workspace import regex

_COUNTED = """
ấp|bài|ban|bản|bằng khen|bệnh nhân|bệnh viện|buổi|bước|ca|cá nhân|cái|cán bộ|câu|cđcs|chi bộ|chi đoàn
|chỉ tiêu|chiếc|chức danh|clb|câu lạc bộ|công chức|công đoàn|công nhân|công trình|cơ quan|cơ sở|cụm|cuộc
|đại biểu|đảng viên|danh hiệu|đề tài|đề án|điểm|đoàn viên|đội|đồng chí|đơn vị|doanh nghiệp|dự án|đợt|em
|gia đình|giai đoạn|giải|giải pháp|giáo viên|giấy khen|giờ|giường|gói thầu|hạng mục|hình thức|hồ sơ|hộ
|hội nghị|hội viên|học sinh|hợp tác xã|huyện|huy chương|kế hoạch|khoa|khối|khu|lao động|lần(?! lượt)|liên đoàn|lĩnh vực|lớp|lượt
|máy|mặt|mô hình|môn|mục tiêu|năm|ngành|ngày|nghiệp đoàn|nguyên tắc|người|nhà|nhiệm vụ|nhóm|nội dung|phần
|phiếu|phòng|phương án|phường|quận|quyết định|sản phẩm|sáng kiến|sinh viên|suất|tác giả|tập thể|thành phố|thành viên
|tháng|thị trấn|thị xã|thôn|tiêu chí|tiết|tỉnh|tổ|tổ chức|trạm|trẻ|trường|trường hợp|tuần|ủy viên|uỷ viên|văn bản
|viên chức|việc|vị trí|vụ|xã|xe|ý kiến|lãnh đạo|chuyên viên|nhân viên|hộ dân|nam|nữ|bác sĩ|điều dưỡng|xóm|khóm
|câu hỏi|chỉ số|chương trình|hoạt động|phong trào|biện pháp|kiến nghị|báo cáo|quý|phút|mức|loại|bộ|tờ|quyển|cuốn
""".replace("\n", "").replace(" ", r"\s")
COUNTED = regex(rf"[ \u00a0](?:{_COUNTED})(?!\w)")
SURELY_COUNTED = regex(
    r"(?!\s(?:trường|phường|xã|huyện|quận|tỉnh|thành|khu|tổ|thôn|chương\strình|năm|tháng|ngày|tuần|quý|tiết|điểm"
    r"|khoản|câu|lớp|khối|phần|công\sđoàn|ấp|khóm|xóm|thị|liên|quyết\sđịnh|kế\shoạch|văn\sbản|báo\scáo|bộ|ban|phòng|cơ)(?!\w))"
    rf"[ \u00a0](?:{_COUNTED})(?!\w)"
)
MEASURED = regex(
    r"\s?(?:kg|ha|km|km2|m|m2|m3|km²|m²|m³|mm|cm|tấn|tạ|lít|mw|kw|kwh|kva|usd|mét|héc\sta|hecta|gam|ml|mg|km/h)(?!\w)"
)
_WORD = regex(r"[ \u00a0]?([^\W\d_]+(?:[-&][^\W\d_]+)*)")
_PER = regex(
    r"(?:[ \u00a0]?/[ \u00a0]?(?!(?:kế\shoạch|chỉ\stiêu|tổng|mục\stiêu)(?!\w))(?:học\ssinh|học\skỳ|trường\shợp|tập\sthể|cá\snhân|đơn\svị|đoàn\sviên|cơ\ssở|lao\sđộng"
    r"|giáo\sviên|nhân\skhẩu|gia\sđình|công\sđoàn|cán\sbộ|bệnh\snhân|ngày\sđêm|chuyên\sđề|[^\W\d_]+)){1,3}(?![^\W_])"
)
_LONGEST = 6
_STOPPING = """
đã được là có của trong tại và hoặc với cho để do đạt theo từ đến tới tham chiếm bằng so tăng giảm vượt còn thì mà
nhưng nên khi nếu như các những này đó kia sẽ đang cũng về trên dưới hơn gần khoảng ở vào ra lên xuống gồm thuộc
không chưa phải cần bị hiện mỗi cùng kể tính trở qua sau trước nhằm vì ngay mới chỉ toàn cả đều nữa rồi tức nay ước
hằng hàng đối x
"""
_STOPPING_LATER = """
đăng cập triển dự thực hoàn đoạt giành nhận nộp gửi duy phát ban xây hưởng ngày tháng năm quý lần thứ giai nêu xếp
trúng nghỉ mắc áp ứng tốt tối bố vay liên phối tiếp tặng trao làm số người
"""
_STOPS, _LATER_STOPS = frozenset(_STOPPING.split()), frozenset(_STOPPING_LATER.split())
_COMPOUNDS = ("ban chấp", "ban thường", "số hộ", "thực phẩm", "làm việc", "phát triển")


def noun_at(paper: Paper, place: int) -> str:
    """The noun that begins behind a number, up to a word that no noun goes on with."""
    start = place
    for index in range(_LONGEST):
        if not index and (counted := COUNTED.match(paper.low, place)):
            place = counted.end()
            continue
        word = _WORD.match(paper.low, place)
        if word is None or word[1] in _STOPS or not paper.is_free(*word.span()):
            break
        if index and _goes_on_otherwise(paper, word):
            break
        place = word.end()
    if per := _PER.match(paper.low, place):
        place = per.end()
    return paper.text[start:place].strip()


def _goes_on_otherwise(paper: Paper, word: re.Match[str]) -> bool:
    written = paper.text[word.start(1) : word.end(1)]
    if written[0].isupper() and (len(written) == 1 or not written.isupper()):
        return True
    if word[1] not in _LATER_STOPS:
        return False
    return not paper.low.startswith(_COMPOUNDS, word.start(1))
