"""What the Persian desk knows of its drawn pictures. The key names the scene."""

from newsroom.demo.facts import Picture

PICTURES: dict[str, Picture] = {
    "lake": Picture(
        title="قایق بر بستر خشک دریاچه",
        caption="قایقی بر بستر ترک‌خوردهٔ دریاچه در نزدیکی سپیدکرانه.",
        photographer="آبتین ساحلی‌راد",
        alt="قایقی چوبی و رنگ‌پریده بر زمین سفید و ترک‌خورده، با کوه‌های سرخ‌رنگ در پس‌زمینه.",
        place="سپیدکرانه",
        days_ago=2,
    ),
    "mountains": Picture(
        title="گردنهٔ بلنددره",
        caption="نخستین آفتاب بر گردنهٔ بلنددره؛ جاده نیمی از سال بسته است.",
        photographer="آبتین ساحلی‌راد",
        alt="قله‌های برف‌پوش در نور بامداد پشت جنگلی تیره.",
        place="بلنددره",
        days_ago=8,
    ),
    "smog": Picture(
        title="شهر در غبار",
        caption="لایه‌ای از دود و غبار ساختمان‌های شهر را پوشانده است.",
        photographer="آبتین ساحلی‌راد",
        alt="ردیف‌های ساختمان در مهی زرد و قهوه‌ای، گنبدی فیروزه‌ای و کوهی کم‌رنگ در دوردست.",
    ),
    "ferry": Picture(
        title="کشتی مسافربری در دریای توفانی",
        caption="یک کشتی مسافربری در حال گذر از تنگهٔ آردنا در دریای توفانی.",
        photographer="ایلیا رن",
        alt="کشتی سفیدی با دودکش آبی و قایق‌های نجات نارنجی میان موج‌های خاکستری.",
        place="تنگهٔ آردنا",
        is_file=True,
        days_ago=95,
    ),
    "hall": Picture(
        title="تالار همایش، ژنو",
        caption="نمایندگان کشورها در تالار گرد یکی از ساختمان‌های سازمان ملل در ژنو.",
        photographer="اینگرید سولوی",
        alt="صدها نماینده در ردیف‌های خمیده زیر سقفی گنبدی و پرچراغ، از پشت سر.",
        place="ژنو",
        is_file=True,
        days_ago=None,
    ),
    "border": Picture(
        title="حصار مرزی در سپیده‌دم",
        caption="حصار و برج دیده‌بانی در مرز دو کره، از سمت جنوب.",
        photographer="ر. تاکاهارا",
        alt="حصاری با سیم خاردار بر تپه‌های پوشیده از علف، در کنار برجی روشن زیر آسمان ابری.",
        place="پاجو",
        is_file=True,
        days_ago=212,
    ),
    "microphones": Picture(
        title="میکروفون‌ها",
        caption="میکروفون‌ها پیش از آغاز یک نشست خبری.",
        photographer="ر. تاکاهارا",
        alt="یازده میکروفون رنگارنگ روی میزی در برابر پرده‌ای آبی؛ پشت میز کسی نیست.",
        is_file=True,
        days_ago=None,
    ),
    "wheat": Picture(
        title="درو گندم",
        caption="کمباینی در حال درو گندم.",
        photographer="امبالی تراسک",
        alt="گندمزاری طلایی تا افق و کمباینی سرخ در دوردست.",
        is_file=True,
        days_ago=70,
    ),
    "satellite": Picture(
        title="ماهوارهٔ رودها، طرح هنری",
        caption="طرح هنری از ماهوارهٔ تازه بر فراز زمین.",
        photographer="ر. تاکاهارا",
        alt="ماهواره‌ای طلایی با دو بال آبی از صفحه‌های خورشیدی بر فراز زمین ابری در طلوع آفتاب.",
        days_ago=4,
    ),
}
