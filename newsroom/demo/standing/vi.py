"""The Vietnamese edition's standing pages."""

from newsroom.demo.facts import StandingPage

CONTACT = StandingPage(
    purpose="contact",
    title="Liên hệ",
    slug="contact",
    body="""
<p>Đây là một tòa soạn hư cấu, được lập ra để giới thiệu phần mềm. Mọi bản tin, nhân vật và tác giả ở đây đều không có thật.</p>
<h2>Viết cho chúng tôi</h2>
<p>Câu hỏi, tin báo và khiếu nại xin gửi về ban biên tập theo địa chỉ <a href="mailto:vietnamese@newsroom.example">vietnamese@newsroom.example</a>. Nếu viết về một bài cụ thể, xin ghi tựa đề hoặc đường liên kết để chúng tôi tìm ra ngay.</p>
<p>Nếu việc liên lạc với chúng tôi có thể gây nguy hiểm cho quý vị, xin đừng dùng thiết bị hay tài khoản mà người khác có thể xem được, và đừng nêu tên.</p>
""",
)

CORRECTIONS = StandingPage(
    purpose="corrections",
    title="Chúng tôi sửa sai như thế nào",
    slug="corrections",
    body="""
<p>Tòa soạn nào cũng có lúc sai. Khi biết chắc mình đã sai, chúng tôi sửa ngay và nói rõ với độc giả.</p>
<h2>Thế nào là sai</h2>
<ul><li><p>sai tên, con số, ngày tháng, địa điểm hoặc lời trích dẫn;</p></li><li><p>hình ảnh không đúng với chú thích;</p></li><li><p>tựa đề hay câu văn tuy không sai nhưng khiến người đọc hiểu lầm.</p></li></ul>
<p>Lỗi đánh máy được sửa mà không cần thông báo, trừ khi lỗi ấy làm thay đổi ý nghĩa.</p>
<h2>Xem đính chính ở đâu</h2>
<p>Ngay dưới bài, chúng tôi ghi rõ điều gì sai, đúng ra là thế nào và sửa vào lúc nào. Tất cả được tập hợp ở trang <a href="/vi/corrections/">Đính chính và thông báo</a>. Bài nào không thể giữ lại thì chúng tôi rút xuống và nêu lý do tại chính địa chỉ đó.</p>
<h2>Báo cho chúng tôi</h2>
<p>Quý vị thấy chỗ sai? Xin viết về <a href="mailto:vietnamese@newsroom.example">vietnamese@newsroom.example</a>. Một biên tập viên không tham gia thực hiện bài đó sẽ xem xét lại.</p>
""",
)

PRINCIPLES = StandingPage(
    purpose="ethics",
    title="Nguyên tắc biên tập",
    slug="principles",
    body="""
<p>Chúng tôi đăng những gì mình biết và cho độc giả hay vì sao mình biết. Điều gì chưa rõ, chúng tôi nói là chưa rõ.</p>
<h2>Kiểm chứng</h2>
<p>Bài nào cũng qua mắt một người khác ngoài tác giả rồi mới lên trang. Điều còn tranh cãi phải có hai nguồn tin độc lập với nhau; nếu chỉ có một, bài viết sẽ nói rõ. Người bị cáo buộc luôn được hỏi ý kiến trước khi đăng.</p>
<h2>Người gặp nguy hiểm</h2>
<p>Không bản tin nào đáng giá bằng một mạng người. Chúng tôi không đưa tên, gương mặt hay địa điểm có thể làm lộ nguồn tin, nhân chứng hay đồng nghiệp. Vì thế có phóng viên ký bút danh.</p>
<h2>Tin tức và quan điểm</h2>
<p>Tin tức không đứng về phe nào. Bài bênh vực một lập trường được ghi là “Quan điểm” và chỉ nói lên ý kiến của tác giả. Không chính phủ hay nhà tài trợ nào quyết định thay chúng tôi.</p>
""",
)

PAGES = (CONTACT, CORRECTIONS, PRINCIPLES)
