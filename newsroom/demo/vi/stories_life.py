"""The Vietnamese desk's own stories: every event, person and number is invented."""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Credit, Story
from services.credits.kinds import BylineRole

SEED_LIBRARY = Story(
    slugline="VIETNAMESE-RICE-SEED-LIBRARY",
    headline="Thư viện không có sách: nơi nông dân mượn giống lúa và trả bằng lúa",
    short_headline="Thư viện cho mượn giống lúa",
    kind=Kind.FEATURE,
    kicker="Nông nghiệp",
    summary="Nước mặn vào sâu hơn mỗi năm. Ở Trà Nhạn, một tủ thuốc cũ giữ 212 giống lúa của ông bà, và ai cũng có thể mượn một nắm.",
    section="doi-song",
    datelines="Trà Nhạn",
    ago=timedelta(hours=30, minutes=45),
    lead="laboratory",
    lead_caption="Phòng thí nghiệm tại một trường đại học. Mỗi mùa, các giống lúa của Trà Nhạn được đem thử độ mặn ở một nơi như thế.",
    lead_alt="Những bình thủy tinh chứa chất lỏng màu cam, xanh ngọc, tím và đỏ cạnh một kính hiển vi trên bàn trắng bên cửa sổ.",
    topics=("Lúa gạo", "Nước mặn", "Khí hậu"),
    credits=(
        Credit("doan-khue-anh", place="Trà Nhạn"),
        Credit("quach-hai-nghi", BylineRole.EDITOR),
    ),
    body="""
<p>Thư viện của xã Trà Nhạn mở cửa lúc năm giờ sáng, đóng cửa khi mặt trời đứng bóng, và không có cuốn sách nào. Trên kệ là 212 hũ thủy tinh. Mỗi hũ đựng một giống lúa, mỗi nhãn ghi tên một người đã mất.</p>
<p>“Người mượn ký tên vào sổ, lấy một nắm, sang mùa trả hai nắm”, bà Tạ Thị Nhiên, 71 tuổi, người giữ thư viện, nói. “Trả trễ thì không phạt. Ai làm ruộng cũng biết trễ là tại trời”.</p>
<p>Mười năm trước, nước mặn theo con rạch vào ruộng nhà bà lần đầu tiên. Giống lúa cao sản bà gieo năm ấy cháy lá sau chín ngày. Chỉ ở góc bờ, nơi một nhúm lúa cũ của mẹ chồng mọc sót lại, bông vẫn ngậm sữa.</p>
<h2>Tủ thuốc và những cái tên</h2>
<p>Bà Nhiên đem nhúm lúa ấy bỏ vào lọ thuốc cảm, rồi sang nhà hàng xóm hỏi xem ai còn giữ giống ngày xưa. Có nhà giữ trong ống tre trên gác bếp. Có nhà gói trong tờ lịch năm 1988. Trạm y tế cũ cho mượn chiếc tủ kính, thế là thành thư viện.</p>
<p>Mỗi giống mang tên người đã để lại nó: lúa Bà Tư Đò, lúa Ông Giáo, lúa Cô Út Lỡ Thời. “Cô Út nghe được chắc cô giận”, bà Nhiên nói, “nhưng giống của cô chịu mặn giỏi nhất xã”.</p>
<blockquote><p>Giống lúa cũng như câu hát ru. Không ai hát nữa thì mất, mà mất rồi thì không ai nhớ là đã từng có.</p></blockquote>
<h2>Bốn phần nghìn</h2>
<p>Mỗi mùa, một nhóm nghiên cứu của trường đại học trong vùng đem vài chục giống đi thử. Cây mạ được tưới nước có độ mặn tăng dần, cho tới khi lá úa. Phần lớn giống trồng ngoài chợ chịu tới hai phần nghìn. Mười bảy giống của Trà Nhạn vẫn xanh ở mức bốn phần nghìn.</p>
<p>“Chúng không cho năng suất cao”, tiến sĩ Vưu Cảnh Thiện, người phụ trách việc thử nghiệm, nói. “Nhưng năm nào mặn vào, một giống cho ba tấn vẫn hơn một giống lẽ ra cho bảy tấn”.</p>
<p>Không phải ai cũng mượn. Thương lái trả giá thấp cho hạt gạo đỏ, cứng và không đều. Ông Kha Minh Đởm, có hai hécta ở đầu rạch, gieo giống cũ trên một phần tư ruộng, “như người ta mua bảo hiểm, chỉ khác là bảo hiểm này nấu ăn được”.</p>
<aside data-type="factbox"><h3>Muốn mượn giống thì làm sao?</h3><ul><li><p>Đến trước giờ trưa, đem theo một cái lọ sạch và khô.</p></li><li><p>Nói rõ ruộng ở đâu, nước mặn vào tháng mấy.</p></li><li><p>Mượn một nắm, sang mùa trả hai nắm.</p></li><li><p>Nếu mất mùa, đem trả lại câu chuyện: vì sao mất, mất lúc nào.</p></li></ul></aside>
<p>Cuốn sổ mượn năm nay đã sang trang thứ mười bốn. Ở cột “trả”, có một dòng không ghi bằng nắm. Một cậu bé lớp năm mượn lúa Ông Giáo để trồng trong chậu, chậu bị gà mổ, và cậu đem trả thư viện một bức tranh vẽ con gà.</p>
<p>Bà Nhiên treo nó cạnh tủ. “Cũng là một dạng dữ liệu”, bà nói.</p>
""",
)

COLD_DOCK = Story(
    slugline="VIETNAMESE-FRUIT-COLD-DOCK",
    headline="Cảng Port Selwyn mở kho lạnh riêng cho trái cây nhiệt đới",
    kicker="Xuất khẩu",
    summary="Trái cây sẽ chờ bốn giờ thay vì hai ngày. Nhà vườn nhỏ nói phí thuê chỗ vẫn còn cao.",
    section="kinh-te",
    datelines="Port Selwyn",
    ago=timedelta(hours=9, minutes=20),
    lead="port",
    lead_caption="Cần cẩu ở cảng container Port Selwyn lúc bình minh.",
    lead_alt="Những cần cẩu cao và các chồng container nhiều màu bên mặt nước lặng dưới bầu trời màu cam.",
    topics=("Thương mại", "Trái cây"),
    credits=(Credit("thach-vinh-lam", place="Port Selwyn"),),
    body="""
<p>Cảng container Port Selwyn hôm {today} mở một kho lạnh dành riêng cho trái cây nhiệt đới, rút thời gian hàng chờ thông quan từ hai ngày xuống còn khoảng bốn giờ, ban quản lý cảng cho biết.</p>
<p>Kho có chỗ cho 180 container và được giữ ở ba mức nhiệt độ khác nhau: nhãn và vải cần lạnh, thanh long cần mát, còn sầu riêng cần một gian có quạt hút riêng. “Gian ấy nằm cuối gió”, ông Lorcan Bexley-Thieu, người điều hành kho, nói. “Chúng tôi đã hỏi ý kiến tất cả mọi người”.</p>
<p>Theo các nhà nhập khẩu, cứ mười thùng vải tới cảng năm ngoái thì gần ba thùng phải bán đổ vì sẫm vỏ. Họ hy vọng tỉ lệ này giảm xuống dưới một.</p>
<p>Hội các nhà vườn nhỏ hoan nghênh kho mới nhưng nói phí thuê chỗ, 46 đôla một ngày cho mỗi container, chỉ hợp với những công ty lớn. Ban quản lý cảng cho biết sẽ xem lại mức phí sau sáu tháng và cho phép nhiều nhà vườn thuê chung một container.</p>
""",
)

CLASSROOM = Story(
    slugline="VIETNAMESE-GRANDPARENTS-CLASS",
    headline="Lớp tiếng Việt cuối tuần nhận ông bà làm thầy, cháu làm người chấm điểm",
    short_headline="Lớp tiếng Việt có ông bà làm thầy",
    summary="Ở Sanmere, 64 học trò học cách nói chuyện với người nhà. Bài thi cuối khóa là một cuộc gọi điện thoại.",
    section="doi-song",
    datelines="Sanmere",
    ago=timedelta(hours=52, minutes=5),
    topics=("Người Việt xa xứ", "Giáo dục"),
    credits=(Credit("doan-khue-anh", place="Sanmere"),),
    body="""
<p>Một lớp tiếng Việt ở thị trấn Sanmere hôm {yesterday} tổ chức bài thi cuối khóa khác thường: mỗi học trò gọi điện cho một người thân lớn tuổi và phải giữ câu chuyện được mười phút mà không nói tiếng nào khác.</p>
<p>Trong 64 học trò, 59 em đậu. Năm em rớt vì người bên kia đầu dây mải nói, không cho các em xen vào. “Chúng tôi sẽ cho thi lại”, bà Đường Ngọc Bích Lan, một trong mười một người ông người bà đứng lớp, nói. “Lỗi thuộc về thế hệ tôi”.</p>
<p>Lớp học bắt đầu ba năm trước với bốn em trong phòng sau của một tiệm bánh. Nay lớp mượn phòng họp của thư viện mỗi sáng thứ Bảy. Không có sách giáo khoa. Mỗi tuần một ông hay một bà đem tới một món đồ cũ và kể chuyện về nó, các cháu chép lại, rồi chấm điểm người kể: có rõ không, có thật không, có buồn cười không.</p>
<p>Điểm cao nhất năm nay thuộc về một cái ấm nước không có nắp.</p>
""",
)
