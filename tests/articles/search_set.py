"""The shared test set of the readers' search: stories, and questions with their answer.

Every database must give the right story among the first three. Many stories are near
misses of another: the same place, the same people, other news.
"""

from typing import NamedTuple


class Told(NamedTuple):
    """A story: its name here, what it says, and how many days old it is."""

    name: str
    headline: str
    summary: str
    text: str
    days: int


ENGLISH = (
    Told("ferry", "Ferry sinks off Busan with 300 aboard", "Coast guard boats searched through the night.", "The ferry left the southern port at dawn. Survivors said the crew told them to stay below deck.", 2),
    Told("ferry-inquiry", "Inquiry into Busan ferry blames overloading", "Investigators say cargo was never weighed.", "The captain and two owners face trial. Families asked why the ship was allowed to sail.", 300),
    Told("ferry-fares", "Island ferry fares rise for first time in a decade", "Operators cite the price of fuel.", "Commuters on the islands say they were not asked.", 5),
    Told("wheat", "Ukraine and Turkey sign grain export deal", "Ships will leave Odesa under a new corridor.", "Wheat prices fell after the announcement. The ministers met in Istanbul.", 40),
    Told("bread", "Bread prices climb across Cairo", "Wheat imports cost twice as much as last year.", "Bakers in the capital queue for subsidised flour. The ministry promised more grain.", 12),
    Told("vote", "Ghana votes in closest presidential election in years", "Polling stations opened early in Accra.", "Observers praised a calm day of voting. Results are expected on Monday.", 8),
    Told("vote-law", "Ghana parliament debates election law", "The bill would change how ballots are counted.", "Lawmakers argued until midnight about the electoral commission.", 3),
    Told("measles", "Measles outbreak closes schools in Samoa", "Health officials begin a mass vaccination drive.", "Children under five are most at risk. Nurses went from door to door.", 90),
    Told("malaria", "New malaria vaccine reaches Cameroon", "The first doses were given to infants in Yaoundé.", "Doctors hope to halve the number of cases. The vaccine needs four doses.", 30),
    Told("cafe", "Café owners in Málaga protest water limits", "A drought has emptied Spain's southern reservoirs.", "The city council restricts taps from ten at night.", 15),
    Told("talks", "U.N. envoy resumes talks on Yemen truce", "Delegations meet in Muscat.", "The truce ended in October. Both sides accuse each other of breaking it.", 20),
    Told("truce", "Truce holds in Sudan for third day", "Aid convoys reach Khartoum.", "The United Nations said trucks had crossed the front line without incident.", 25),
    Told("chips", "Kim's sister warns Seoul over leaflets", "North Korea says balloons will be answered.", "The statement was carried by state media. South Korea called it regrettable.", 6),
    Told("flood", "Floods cut off villages in northern Kenya", "Rivers burst their banks after a week of rain.", "Helicopters dropped food. The road to Moyale is closed.", 4),
    Told("marathon", "Kenyan runner wins Berlin marathon", "It is her third victory in the city.", "She ran the last kilometres alone in light rain.", 60),
)  # fmt: skip

KOREAN = (
    Told("여객선", "부산항 앞바다서 여객선 침몰", "해경이 밤새 수색을 벌였다.", "여객선은 새벽에 출항했다. 생존자들은 선실에 머물라는 방송이 나왔다고 말했다.", 2),
    Told("여객선요금", "섬 여객선 요금 10년 만에 인상", "선사들은 연료비를 이유로 들었다.", "주민들은 의견을 묻지 않았다고 말한다.", 5),
    Told("미사일", "북한, 동해로 탄도미사일 두 발 발사", "합참은 비행 거리를 분석하고 있다고 밝혔다.", "일본 정부도 발사를 확인했다. 유엔 안보리 결의 위반이라는 비판이 나왔다.", 3),
    Told("회담", "남북 고위급 회담 판문점서 재개", "이산가족 상봉이 의제에 올랐다.", "양측 대표는 오전 열 시에 만났다. 회담은 비공개로 진행됐다.", 50),
    Told("정상회담", "한미 정상회담, 워싱턴에서 열려", "두 정상은 동맹 강화를 약속했다.", "공동성명에는 북한 비핵화가 담겼다.", 100),
    Told("탈북민", "탈북민 정착 지원금 오른다", "통일부가 내년 예산안을 발표했다.", "하나원 교육 과정도 바뀐다. 탈북 청소년을 위한 학교가 문을 연다.", 20),
    Told("쌀값", "평양 시장 쌀값 두 배로 뛰어", "수해로 작황이 나빠졌다.", "소식통은 시장에서 쌀을 구하기 어렵다고 전했다.", 15),
    Told("수해", "북한 신의주 수해 지역 복구 시작", "압록강이 넘쳐 마을이 잠겼다.", "주민들이 천막에서 지내고 있다.", 30),
    Told("반도체", "한국 반도체 수출 석 달 연속 증가", "인공지능 수요가 늘었다.", "무역 흑자가 커졌다고 산업부가 밝혔다.", 8),
    Told("지진", "경주에서 규모 4.5 지진", "인명 피해는 보고되지 않았다.", "원자력발전소는 정상 가동 중이다.", 9),
    Told("대선", "대통령 선거 사전투표 시작", "전국 투표소에 긴 줄이 늘어섰다.", "선거관리위원회는 투표율이 높다고 했다.", 7),
    Told("독감", "독감 환자 늘어 병원마다 북새통", "보건 당국이 예방접종을 권고했다.", "어린이와 노인이 특히 위험하다.", 11),
    Told("인권", "유엔 총회, 북한 인권 결의안 채택", "스무 해째 이어진 결의다.", "북한 대표는 결의를 거부한다고 말했다.", 14),
)  # fmt: skip

PERSIAN = (
    Told("زلزله", "زلزله‌ای شدید استان کرمان را لرزاند", "دست‌کم ده نفر زخمی شدند.", "امدادگران به روستاهای کوهستانی رسیدند. خانه‌های خشتی ویران شده‌اند.", 2),
    Told("زلزله‌ترکیه", "یک سال پس از زلزله ترکیه", "هزاران نفر هنوز در چادر زندگی می‌کنند.", "بازسازی شهرها کند پیش می‌رود.", 100),
    Told("کتابخانه", "کتابخانهٔ ملی کابل دوباره باز شد", "زنان اجازهٔ ورود ندارند.", "هزاران کتاب در سال‌های جنگ گم شده بود.", 20),
    Told("کتاب", "نمایشگاه کتاب تهران آغاز به کار کرد", "ناشران از سانسور گلایه دارند.", "کتاب‌های تازه با تخفیف فروخته می‌شود.", 12),
    Told("انتخابات", "انتخابات ریاست‌جمهوری ایران به دور دوم کشید", "مشارکت پایین بود.", "دو نامزد هفتهٔ آینده رقابت می‌کنند. رأی‌دهندگان در صف ایستادند.", 6),
    Told("مجلس", "مجلس ایران بودجهٔ سال آینده را تصویب کرد", "یارانهٔ نان افزایش یافت.", "نمایندگان دربارهٔ انتخابات هم بحث کردند.", 4),
    Told("دختران", "مکتب‌های دخترانه در افغانستان بسته ماند", "سال سوم محرومیت آغاز شد.", "معلمان در خانه‌ها درس می‌دهند. طالبان وعدهٔ تازه‌ای نداد.", 30),
    Told("آب", "خشکسالی آب شرب اصفهان را جیره‌بندی کرد", "زاینده‌رود خشک است.", "کشاورزان جلو فرمانداری گرد آمدند.", 15),
    Told("دلار", "دلار در بازار تهران رکورد زد", "بانک مرکزی سکوت کرده است.", "قیمت سکه هم بالا رفت. فروشندگان معامله نمی‌کنند.", 3),
    Told("پناهجو", "پناهجویان افغان از پاکستان اخراج شدند", "هزاران خانواده به مرز تورخم رسیدند.", "سازمان ملل خواستار توقف اخراج شد.", 25),
    Told("فیلم", "فیلم ایرانی جایزهٔ نخل طلا گرفت", "کارگردان از زندان پیام فرستاد.", "جشنوارهٔ کن امسال پرحاشیه بود.", 60),
    Told("هسته‌ای", "بازرسان آژانس از تأسیسات نطنز دیدن کردند", "مذاکرات هسته‌ای در وین ادامه دارد.", "ایران غنی‌سازی را کاهش می‌دهد.", 8),
    Told("نرگس", "برندهٔ نوبل صلح به مرخصی درمانی رفت", "او سال‌ها در اوین زندانی بوده است.", "خانوادهٔ نرگس محمدی از بیمارستان خبر دادند.", 10),
)  # fmt: skip

ARABIC = (
    Told("هدنة", "الأمم المتحدة ترحب بتمديد الهدنة في اليمن", "المبعوث الأممي يصل إلى صنعاء.", "قال مسؤولون إن الهدنة صمدت رغم الخروقات.", 4),
    Told("السودان", "آلاف النازحين السودانيين يعبرون إلى تشاد", "المخيمات على الحدود مكتظة.", "حذرت منظمات إنسانية من نقص الغذاء والماء.", 6),
    Told("خرطوم", "معارك جديدة في الخرطوم رغم الهدنة", "دوي انفجارات قرب المطار.", "قال سكان إن القصف لم يتوقف طوال الليل.", 3),
    Told("قمح", "مصر تستورد القمح من الهند لأول مرة", "أسعار الخبز ترتفع في القاهرة.", "وصلت السفينة الأولى إلى ميناء الإسكندرية.", 20),
    Told("مدارس", "إضراب المعلمين يغلق المدارس في تونس", "النقابة تطالب بزيادة الأجور.", "عاد التلاميذ إلى بيوتهم في اليوم الأول من السنة.", 9),
    Told("جامعة", "الجامعة الأمريكية في بيروت تخفض الرسوم", "الأزمة المالية تضرب الطلاب.", "قالت الإدارة إن المنح ستستمر.", 15),
    Told("زلزال", "زلزال يضرب المغرب ويدمر قرى الأطلس", "فرق الإنقاذ تبحث عن ناجين.", "بلغت قوته ست درجات وثماني أعشار.", 90),
    Told("فيضانات", "فيضانات درنة: عام على الكارثة الليبية", "آلاف المفقودين بلا قبور.", "انهار السدان في ليلة واحدة وجرفت المياه أحياء كاملة.", 50),
    Told("انتخابات", "العراق يحدد موعد الانتخابات البرلمانية", "المفوضية تبدأ تسجيل المرشحين.", "دعا رئيس الوزراء إلى مشاركة واسعة.", 7),
    Told("نفط", "أوبك تخفض إنتاج النفط مليون برميل", "السعودية تقود القرار.", "ارتفعت الأسعار في الأسواق الآسيوية.", 12),
    Told("صحفي", "الإفراج عن صحفي مصري بعد ثلاث سنوات", "عائلته استقبلته أمام السجن.", "طالبت نقابة الصحفيين بإطلاق سراح الباقين.", 5),
    Told("حجاج", "وصول أول أفواج الحجاج إلى مكة", "إجراءات صحية مشددة بسبب الحر.", "نصحت السلطات كبار السن بالبقاء في الظل.", 30),
    Told("أسرى", "صفقة لتبادل الأسرى بين الطرفين", "الوسطاء القطريون أعلنوا الاتفاق.", "تشمل الصفقة نساء وأطفالا.", 8),
)  # fmt: skip

CHINESE = (
    Told("地震", "四川发生六级地震 学校停课", "救援人员进入山区。", "多处道路塌方，居民在操场过夜。", 2),
    Told("地震台湾", "台湾花莲地震一周年", "重建工作仍在进行。", "当地民众举行悼念活动。", 100),
    Told("大学", "北京大学学生要求公布调查报告", "校方尚未回应。", "公开信在网上被删除，数百名大学生签名。", 10),
    Told("大学排名", "亚洲大学排名公布 清华居首", "香港三所高校进入前十。", "评审看重论文和国际合作。", 5),
    Told("导弹", "朝鲜试射两枚弹道导弹", "日本与韩国军方证实发射。", "导弹落入日本海，联合国安理会将开会讨论。", 3),
    Told("人权", "联合国专家关注新疆人权状况", "报告提及强制劳动。", "中国外交部予以否认。", 20),
    Told("律师", "维权律师获释后被限制出境", "家属称其健康欠佳。", "七名律师联名声援。", 15),
    Told("房价", "上海房价连续五个月下跌", "开发商减价促销。", "专家说购房者仍在观望。", 8),
    Told("芯片", "美国扩大对华芯片出口限制", "荷兰设备商股价下挫。", "新规下月生效，北京表示反对。", 6),
    Told("疫苗", "非洲国家开始接种疟疾疫苗", "首批儿童已经接种。", "世界卫生组织称这是里程碑。", 30),
    Told("香港", "香港法院裁定示威者罪名成立", "四十五人将于下周判刑。", "领事馆派员旁听，法庭外警力增加。", 12),
    Told("洪水", "广东洪水淹没村庄 数万人转移", "暴雨预计持续到周末。", "北江水位超过警戒线。", 4),
    Told("记者", "驻京外国记者人数降至新低", "签证越来越难取得。", "记者协会呼吁当局放宽采访限制。", 25),
)  # fmt: skip

STORIES = {
    "en": ENGLISH,
    "ko": KOREAN,
    "fa": PERSIAN,
    "ar": ARABIC,
    "zh": CHINESE,
}

# What is typed, and the story that must be among the first three.
QUESTIONS = {
    "en": (
        ("busan ferry", "ferry"),
        ("Ferries sinking", "ferry"),
        ('"stay below deck"', "ferry"),
        ("captain trial ferry", "ferry-inquiry"),
        ("grain deal Odessa", "wheat"),
        ("price of bread in Cairo", "bread"),
        ("election in Ghana", "vote"),
        ("vaccinate measles", "measles"),
        ("cafe malaga", "cafe"),
        ("UN Yemen", "talks"),
        ("Kim sister", "chips"),
        ("kenya flooding -marathon", "flood"),
    ),
    "ko": (
        ("여객선", "여객선"),
        ("부산 침몰", "여객선"),
        ("북한미사일", "미사일"),
        ("탄도 미사일 발사", "미사일"),
        ("남북회담", "회담"),
        ("한미정상회담", "정상회담"),
        ("탈북자 지원금", "탈북민"),
        ("쌀값", "쌀값"),
        ("신의주의 수해", "수해"),
        ("반도체 수출이", "반도체"),
        ("독감예방주사", "독감"),
        ("경주 지진", "지진"),
        ("“북한 인권”", "인권"),
    ),
    "fa": (
        ("زلزله كرمان", "زلزله"),
        ("کتابخانه ملی", "کتابخانه"),
        ("نمایشگاه کتابها", "کتاب"),
        ("انتخابات رياست جمهوري", "انتخابات"),
        ("بودجه مجلس", "مجلس"),
        ("مکتب دخترانه", "دختران"),
        ("اب اصفهان", "آب"),
        ("قیمت دلار", "دلار"),
        ("پناهجوی افغان", "پناهجو"),
        ("«نخل طلا»", "فیلم"),
        ("مذاکرات هسته ای", "هسته‌ای"),
        ("نرگس محمدی", "نرگس"),
    ),
    "ar": (
        ("هدنة اليمن", "هدنة"),
        ("نازحون سودانيون", "السودان"),
        ("معارك الخرطوم", "خرطوم"),
        ("القمح الهندي", "قمح"),
        ("اضراب معلمين", "مدارس"),
        ("«الجامعة الأمريكية»", "جامعة"),
        ("زلزال المغرب", "زلزال"),
        ("درنه فيضانات", "فيضانات"),
        ("انتخابات برلمانية عراق", "انتخابات"),
        ("إنتاج النفط", "نفط"),
        ("صحفي مصري", "صحفي"),
        ("تبادل أسرى", "أسرى"),
    ),
    "zh": (
        ("地震", "地震"),
        ("四川 地震", "地震"),
        ("北京大学", "大学"),
        ("大学生签名", "大学"),
        ("朝鲜导弹", "导弹"),
        ("新疆人权", "人权"),
        ("律师", "律师"),
        ("上海房价下跌", "房价"),
        ("对华芯片", "芯片"),
        ("疟疾疫苗接种", "疫苗"),
        ("广东洪水", "洪水"),
        ("外国记者", "记者"),
        ("臺灣花蓮地震", "地震台湾"),
        ("洪水救援", "洪水"),
    ),
}
