"""Words by which languages deny and count, for `articles/telling.py`.

A list that lacks a word asks one question less; nothing else depends on it.
"""

import re

NEGATIONS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "ar": "لا لم لن ليس ليست غير ما",
        "en": "no not never none nobody nothing neither nor without cannot",
        "es": "no nunca jamás nadie nada ninguno ninguna ningún sin tampoco ni",
        "fa": "نه نیست نبود نیستند نبودند هیچ بدون هرگز",
        "fr": "ne pas jamais aucun aucune sans ni non",
        "ko": "안 못 아니다 아니라 아닌 없다 없는 없이 없었다",
        "pt": "não nunca jamais ninguém nada nenhum nenhuma sem",
        "ru": "не ни нет без никогда никто ничего",
        "sw": "si hapana bila hakuna kamwe wala",
        "uk": "не ні немає без ніколи ніхто нічого",
        "vi": "không chưa chẳng đừng chớ",
        "zh": "不 没 沒 无 無 未 非 否",
    }.items()
}

# Where a denial is a part of a word.
INSIDE: dict[str, re.Pattern[str]] = {
    "en": re.compile(r"n['’]t$"),
    "fa": re.compile(r"^(?:نمی|ن(?:کرد|شد|داشت|گفت|داد|خواه))"),
    "fr": re.compile(r"^n['’]"),
    "ko": re.compile(r"않|못하|없"),
    "zh": re.compile(r"[不没沒无無未非否]"),
}

NUMBERS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "ar": "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة مئة ألف مليون مليار",
        "en": "one two three four five six seven eight nine ten eleven twelve twenty "
        "thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand "
        "thousands million billion trillion dozen dozens half twice",
        "es": "uno una dos tres cuatro cinco seis siete ocho nueve diez once doce veinte "
        "treinta cuarenta cincuenta cien cientos mil miles millón millones docena",
        "fa": "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده بیست سی صد هزار میلیون میلیارد",
        "fr": "un une deux trois quatre cinq six sept huit neuf dix onze douze vingt "
        "trente cent cents mille million millions milliard milliards douzaine",
        "ko": "하나 둘 셋 넷 다섯 한 두 세 네 백 천 만 백만 억 조",
        "pt": "um uma dois duas três quatro cinco seis sete oito nove dez cem mil milhão "
        "milhões bilhão dúzia",
        "ru": "один два две три четыре пять шесть семь восемь девять десять сто тысяча "
        "тысячи тысяч миллион миллиона миллионов миллиард",
        "uk": "один два дві три чотири п'ять шість сім вісім дев'ять десять сто тисяча "
        "тисяч мільйон мільйонів мільярд",
        "sw": "moja mbili tatu nne tano sita saba nane tisa kumi mia elfu milioni",
        "vi": "một hai ba bốn năm sáu bảy tám chín mười trăm nghìn ngàn triệu tỷ",
        "zh": "一 二 两 三 四 五 六 七 八 九 十 百 千 万 亿",
    }.items()
}
