"""Contributors of the Vietnamese service. Nobody here exists."""

from newsroom.demo.facts import Contributor

CONTRIBUTORS: tuple[Contributor, ...] = (
    Contributor(
        slug="doan-khue-anh",
        name="Đoàn Khuê Anh",
        service="vietnamese",
        job_title="Phóng viên",
        bio="Đoàn Khuê Anh viết về đồng ruộng, con nước và những người thức dậy trước cả hai.",
        names=(("en", "Doan Khue Anh"),),
    ),
    Contributor(
        slug="thach-vinh-lam",
        name="Thạch Vĩnh Lâm",
        service="vietnamese",
        job_title="Phóng viên kinh tế",
        bio="Thạch Vĩnh Lâm theo dõi giá cả từ bến cảng ra tới chợ. Anh đi chợ mỗi sáng và coi đó là giờ làm việc.",
        names=(("en", "Thach Vinh Lam"),),
    ),
    Contributor(
        slug="mac-tuong-di",
        name="Mạc Tường Di",
        service="vietnamese",
        job_title="Biên dịch viên",
        bio="Mạc Tường Di biên soạn tin quốc tế cho độc giả người Việt và giữ một cuốn sổ ghi những chữ không chịu dịch.",
        names=(("en", "Mac Tuong Di"),),
    ),
    Contributor(
        slug="quach-hai-nghi",
        name="Quách Hải Nghi",
        service="vietnamese",
        job_title="Biên tập viên",
        bio="Quách Hải Nghi biên tập bài dài cho ngắn lại. Bà vẫn đọc to từng câu trước khi cho đăng.",
        names=(("en", "Quach Hai Nghi"),),
    ),
)
