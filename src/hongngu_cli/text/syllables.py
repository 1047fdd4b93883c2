"""What can be a written Vietnamese syllable, and which ones rosters are full of."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from hongngu_cli.text.fold import TONES, fold_name

ONSETS = (
    "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
    "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x", "",
)  # fmt: skip
RHYMES_WRITTEN = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om "
    "on ong oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya "
    "uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
    "y yêm yên yêng yêt yêu"
)
RHYMES = tuple(RHYMES_WRITTEN.split())
AFTER_GI = ("", "êng")
AFTER_QU = ("ych", "yêt", "ynh", "yp", "yt")
FRONT = ("e", "ê", "i", "y")
STOPS = ("c", "ch", "p", "t")
"""A syllable that ends so has the tone sắc or nặng, no other."""
SHARP_OR_HEAVY = frozenset("\u0301\u0323")

ROSTER_WORDS = (
    # names of persons
    "nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn đào "
    "trịnh trương lâm mai phùng châu tạ tô hà cao lưu thái tống lương quách kiều từ văn "
    "thị hữu đức đình minh ngọc thanh thành hùng dũng tuấn cường hải sơn tùng thắng hòa "
    "bình phúc lộc thọ vinh quang trung hiếu nghĩa tiến phước tài đạt nhân trí dũng kiên "
    "hương hường hằng hạnh hiền hoa hồng huệ lan liên loan mỹ nga ngân nhung oanh phượng "
    "phương quyên thảo thu thuý thùy thuỷ trang trinh tuyết vân xuân yến ánh bích diễm "
    "diệu bé út gái tú tâm tấn thịnh thuận quốc việt hậu hoài khánh long lợi mạnh nhựt "
    "lò sùng giàng vàng mùa tòng lù thào mã cà phó vô bá sĩ "
    # what lists are headed with
    "họ tên và ngày tháng năm sinh giới tính chức vụ danh đơn vị công tác trình độ học vấn "
    "lý luận chính trị chuyên môn nghiệp đào tạo bồi dưỡng lớp khoá hệ dân tộc tôn giáo "
    "vào đảng dự bị thức số thứ tự ghi chú quyết định kết quả thời gian bắt đầu kết thúc "
    "nơi ở quê quán địa điểm hình chỉ tiêu nhu cầu kế hoạch đăng ký tổng cộng danh sách "
    "cử đi được của các năm người lập biểu thủ trưởng ký kinh tế quản nhà nước hành bộ "
    # units, posts and levels
    "huyện uỷ tỉnh xã phường thị trấn phố ấp khóm ban tổ chức tuyên giáo dân vận kiểm tra "
    "uỷ nhân mặt trận hội nông phụ nữ cựu chiến binh đoàn thanh niên liên hiệp lao động "
    "phòng sở trường trạm y tế giáo dục mầm non tiểu trung tâm văn hoá đài truyền phát "
    "chi bộ bí thư phó chủ tịch viên cán chuyên kế toán cấp cao sơ đẳng đại cử thạc sĩ "
    "tiến nghiệp xây dựng quốc an ninh tin ngoại ngữ lãnh đạo nguồn quy hoạch đang hoàn "
    "tập không tại giỏi khá bảo lưu thôi nam nữ kinh đồng chí xếp loại tốt có"
)
COMMON = frozenset(map(fold_name, ROSTER_WORDS.split()))
"""Syllables that names, headings, units and levels are made of, folded as names are."""


@lru_cache(maxsize=65_536)
def is_syllable(word: str) -> bool:
    """Tell whether a word could be a Vietnamese syllable, by its letters, its tone and its case.

    >>> is_syllable("Nguyễn"), is_syllable("NguyÔn"), is_syllable("tr"), is_syllable("các")
    (True, False, False, True)
    """
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return False
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in letters if sign in TONES]
    bare = unicodedata.normalize("NFC", "".join(sign for sign in letters if sign not in TONES))
    if bare not in _toneless() or len(tones) > 1:
        return False
    return not bare.endswith(STOPS) or (bool(tones) and SHARP_OR_HEAVY.issuperset(tones))


@lru_cache(maxsize=16_384)
def is_common(syllable: str) -> bool:
    """Tell whether rosters are full of a syllable; case and the tone mark's place do not matter."""
    return fold_name(syllable) in COMMON


@lru_cache(maxsize=1)
def _toneless() -> frozenset[str]:
    """Make all syllables without tones, once."""
    return frozenset(
        onset + rhyme
        for onset in ONSETS
        for rhyme in (*RHYMES, *AFTER_GI, *AFTER_QU)
        if _join(onset, rhyme)
    )


def _join(onset: str, rhyme: str) -> bool:
    """Tell whether spelling lets an onset stand before a rhyme."""
    if onset == "qu":
        return rhyme in AFTER_QU or rhyme.startswith(("a", "ă", "â", "e", "ê", "i", "ô", "ơ", "y"))
    if onset == "gi":
        return rhyme in AFTER_GI or not rhyme.startswith(("i", "y"))
    if rhyme in AFTER_GI or rhyme in AFTER_QU:
        return False
    if onset in {"c", "ng"}:
        return not rhyme.startswith(FRONT)
    if onset in {"gh", "ngh"}:
        return rhyme.startswith(FRONT)
    return not (rhyme.startswith("yê") and onset)
