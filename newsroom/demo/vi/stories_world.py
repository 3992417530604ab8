"""Vietnamese stories made from those of the English desk. Every event is invented."""

from datetime import timedelta

from newsroom.demo.facts import Credit, Help, Story
from services.credits.kinds import BylineRole, CollaborationKind

CONTRIBUTOR = BylineRole.CONTRIBUTOR

FERRY = Story(
    slugline="FERRY-ARDENA-STRAIT",
    headline="Phà chở 312 người mắc cạn ở eo biển Ardena, hành khách đang được đưa khỏi tàu",
    short_headline="Phà chở 312 người mắc cạn ở eo biển Ardena",
    summary="Tàu cứu hộ đưa trẻ em lên trước. Chưa có tin về trường hợp tử vong nào.",
    section="the-gioi",
    datelines="Port Selwyn",
    ago=timedelta(minutes=22),
    lead="ferry",
    lead_caption="Một chiếc phà chở khách vượt eo biển Ardena lúc sóng lớn.",
    lead_alt="Chiếc phà trắng với ống khói xanh và những xuồng cứu sinh màu cam nghiêng mình giữa sóng xám xanh.",
    topics=("Hàng hải", "Ardena"),
    credits=(Credit("mac-tuong-di", BylineRole.ADAPTER),),
    help=(Help("english", CollaborationKind.ADAPTED),),
    adapts=True,
    translated_from="en",
    notes="Giữ ngắn cho đến khi lực lượng tuần duyên họp báo. Cập nhật, đừng viết lại.",
    body="""
<p>Một chiếc phà chở 312 người đã mắc cạn giữa lúc biển động mạnh ở eo biển Ardena hôm {today}, lực lượng tuần duyên cho biết. Các tàu cứu hộ từ Port Selwyn ra tới nơi đang đưa hành khách khỏi phà, trẻ em được lên trước.</p>
<p>Mọi người trên phà đều đã được tìm thấy, một phát ngôn viên của lực lượng tuần duyên nói. Bốn người được chăm sóc vì bị thương nhẹ. Chưa có tin về trường hợp tử vong nào.</p>
<h2>Những gì đã biết, những gì chưa</h2>
<p>Phà mắc cạn trên đường vượt eo biển nằm giữa một hòn đảo và đất liền. Nguyên nhân hiện chưa rõ. Lực lượng tuần duyên chưa cho biết việc đưa người khỏi phà sẽ kéo dài bao lâu.</p>
<aside data-type="factbox"><h3>Tóm tắt vụ việc</h3><ul><li><p>Số người trên phà: 312, tất cả đã được tìm thấy.</p></li><li><p>Bị thương: 4 người, đều nhẹ.</p></li><li><p>Tàu cứu hộ: xuất phát từ Port Selwyn.</p></li><li><p>Nguyên nhân: chưa rõ.</p></li></ul></aside>
<p>Tin ban đầu về những vụ như thế này có thể còn sai sót. Chúng tôi sẽ cập nhật bài này sau cuộc họp báo của lực lượng tuần duyên, và nếu có điều gì phải sửa, quý vị sẽ thấy điều đó được nói rõ ở cuối bài.</p>
""",
)

FLOOD = Story(
    slugline="FLOOD-VELA-RIVER",
    headline="Hơn 9.000 người rời nhà vì nước sông Vela dâng sang ngày thứ ba",
    short_headline="Hơn 9.000 người rời nhà tránh lũ sông Vela",
    kicker="Thiên tai",
    summary="Đỉnh lũ có thể tới vùng châu thổ vào cuối tuần. Dân làng chuyển hạt giống, sách vở và trâu bò lên chỗ cao trước.",
    section="the-gioi",
    datelines="Marova",
    ago=timedelta(hours=4, minutes=12),
    lead="flood",
    lead_caption="Tình nguyện viên dùng thuyền đưa người dân ra khỏi Lower Marova, nơi nước sông Vela đã ngập tới bệ cửa sổ.",
    lead_alt="Chiếc thuyền màu cam chở năm người đi ngang những ngôi nhà ngập trong nước nâu dưới trời mưa.",
    topics=("Lũ lụt", "Khí hậu"),
    credits=(
        Credit("ines-vandermolen", place="Marova", works_for="english"),
        Credit("tomas-okafor-lind", CONTRIBUTOR, place="Geneva", works_for="english"),
        Credit("mac-tuong-di", BylineRole.ADAPTER),
    ),
    help=(Help("english", CollaborationKind.ADAPTED),),
    adapts=True,
    translated_from="en",
    notes="Con số người rời nhà là của cơ quan cứu hộ, chưa kiểm chứng độc lập được.",
    body="""
<p>Hơn 9.000 người sống dọc sông Vela đã phải rời nhà khi mực nước dâng sang ngày thứ ba hôm {today}, sau một tuần mưa liên tục trên vùng núi, giới chức cứu hộ cho biết.</p>
<p>Tại làng Lower Marova, nước nâu đã lên tới bệ cửa sổ trường học. Những chiếc thuyền ngày thường chở hành ra chợ nay chở các cụ bà.</p>
<p>“Sân nhà tôi từng ngập rồi”, ông Emeric Soltan, một người nuôi ong đã đưa các thùng ong lên mái thư viện thị trấn, nói. “Nhưng cá bơi vào tới bếp thì đây là lần đầu”.</p>
<h2>Đỉnh lũ còn ở phía trước</h2>
<p>Cơ quan khí tượng quốc gia dự báo nước sẽ lên cao nhất ở vùng châu thổ vào cuối tuần. Bà Zofia Brandt-Achebe, chuyên gia thủy văn đang trực, nói lũ đi chậm, “nhờ vậy người ta có thời gian, còn đê thì không được nghỉ”.</p>
<p>Binh lính và sinh viên đã đổ đầy khoảng 200.000 bao cát trong đêm. Chính phủ mở nhà thi đấu ở bốn thị trấn làm chỗ tạm trú và kêu gọi người dân không ra đường nếu không cần thiết.</p>
<ul><li>Tàu hỏa trên tuyến châu thổ ngừng chạy từ nửa đêm.</li><li>Nước uống được phát tại 11 trường học.</li><li>Một đường dây điện thoại tìm người thân trả lời bằng bốn thứ tiếng.</li></ul>
<p>Chưa có ai thiệt mạng. Hai người mất tích sau khi một cây cầu dành cho người đi bộ bị sập gần thị trấn Ostrel.</p>
<h2>Hạt giống đi trước</h2>
<p>Với bạn đọc ở những vùng quen sống chung với lũ, cảnh trên ngọn đồi phía sau làng hẳn không xa lạ: bao hạt giống lúa mì xếp dưới tấm bạt, trên mỗi bao sơn tên một gia đình. Nông dân nói họ được báo sớm nên kịp cứu giống cho vụ sang năm.</p>
<p>“Nhà ướt thì phơi được”, bà Ilka Soltan, em gái người nuôi ong và là người đếm bao, nói. “Hạt giống mà ướt thì chỉ còn nước nấu cháo”.</p>
<aside data-type="pullquote"><p>Nhà ướt thì phơi được. Hạt giống mà ướt thì chỉ còn nước nấu cháo.</p><p><cite>Bà Ilka Soltan, người đếm bao hạt giống</cite></p></aside>
<p>Liên Hiệp Quốc nói sẵn sàng gửi máy lọc nước và lều nếu được yêu cầu. Chính phủ cho biết hôm {today} rằng họ sẽ quyết định sau khi đỉnh lũ đi qua.</p>
""",
)

WHEAT = Story(
    slugline="WHEAT-PRICES-HARVEST",
    headline="Giá lúa mì xuống thấp nhất trong bốn năm, nhưng ổ bánh mì chưa rẻ ngay",
    short_headline="Giá lúa mì thấp nhất trong bốn năm",
    kicker="Thị trường",
    summary="Ba châu lục được mùa hơn dự đoán. Người mua nhẹ nhõm, người trồng ngồi tính lại, còn người ăn phải chờ vài tháng.",
    section="kinh-te",
    ago=timedelta(hours=16, minutes=38),
    lead="wheat",
    lead_caption="Máy gặt đập thu hoạch lúa mì trên cánh đồng ở Marova.",
    lead_alt="Cánh đồng lúa mì chín vàng trải tới chân trời, xa xa có một chiếc máy gặt nhỏ màu đỏ.",
    topics=("Giá lương thực", "Nông nghiệp", "Thương mại"),
    credits=(
        Credit("petra-halloran-diaz", works_for="english"),
        Credit("mac-tuong-di", BylineRole.TRANSLATOR),
    ),
    help=(
        Help("english", CollaborationKind.ORIGIN),
        Help("ap", CollaborationKind.INFORMATION),
    ),
    adapts=True,
    translated_from="en",
    is_machine_assisted=True,
    body="""
<p>Giá lúa mì hôm {today} xuống mức thấp nhất trong bốn năm sau khi ba châu lục được mùa hơn dự đoán, đem lại sự nhẹ nhõm cho những nước phải mua phần lớn lúa mì từ bên ngoài.</p>
<p>Giá chuẩn đã giảm gần một phần năm kể từ mùa xuân, từ 258 đôla xuống còn 208 đôla một tấn. Giới buôn bán nói tới những kho chứa đầy, biển lặng và một vụ mùa tốt ở những nơi người ta từng lo hạn hán.</p>
<p>“Suốt hai năm, bất ngờ nào cũng là bất ngờ xấu”, bà Ottilie Renquist, người theo dõi thị trường ngũ cốc tại một viện nghiên cứu kinh tế, nói. “Năm nay mưa đến đúng lúc, và chưa ai học được cách đưa một tin như thế”.</p>
<h2>Từ cánh đồng tới ổ bánh</h2>
<p>Người mua không nên mong bánh mì rẻ hơn ngay tuần tới. Bột được đặt mua trước nhiều tháng, và hạt lúa mì chỉ là một phần nhỏ trong giá một ổ bánh. Năng lượng, tiền công và tiền thuê mặt bằng chiếm gần hết phần còn lại. Tô mì hay gói mì ăn liền cũng theo lẽ ấy.</p>
<p>Tác động rõ hơn ở các nước nhập khẩu. Một chính phủ trợ giá bánh mì sẽ tốn ít tiền hơn cho mỗi chuyến tàu, và có thể dùng khoản đó vào việc khác.</p>
<blockquote><p>Tôi trồng được thửa ruộng đẹp nhất đời mình, và sẽ được trả tiền như một thửa bình thường.</p></blockquote>
<p>Đó là lời ông Marten Oyelaran, người canh tác 300 hécta. Ông đã hy vọng thay chiếc máy gặt đập, vốn nhiều tuổi hơn con gái ông.</p>
<p>Giới phân tích cho rằng giá sẽ còn thấp sang năm mới, trừ khi thời tiết trở chứng ở nam bán cầu, nơi vụ thu hoạch kế tiếp sắp bắt đầu.</p>
""",
)
