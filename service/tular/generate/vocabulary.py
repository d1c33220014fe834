"""Words that a generated network speaks: topics in English and Indonesian, places, names, phrases."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """What a community talks about: hashtags, and words for bios and posts."""

    name: str
    hashtags: tuple[str, ...]
    english: tuple[str, ...]
    indonesian: tuple[str, ...]


def _topic(name: str, hashtags: str, english: str, indonesian: str) -> Topic:
    return Topic(name, tuple(hashtags.split()), tuple(english.split()), tuple(indonesian.split()))


TOPICS: tuple[Topic, ...] = (
    _topic(
        "coffee",
        "kopi manualbrew coffeelovers",
        "espresso roastery barista arabica brewing latte beans filter",
        "kopi seduh sangrai cangkir kedai robusta tubruk aroma",
    ),
    _topic(
        "football",
        "sepakbola liga1 matchday",
        "football striker goalkeeper stadium derby coach penalty league",
        "bola gol kiper suporter pertandingan wasit tendangan juara",
    ),
    _topic(
        "photography",
        "fotografi streetphoto golden_hour",
        "camera lens portrait exposure aperture shutter film darkroom",
        "foto kamera lensa potret cahaya bidikan jepretan bingkai",
    ),
    _topic(
        "badminton",
        "bulutangkis badminton smash",
        "badminton racket shuttlecock smash doubles court netting rally",
        "bulutangkis raket kok ganda lapangan smes tunggal servis",
    ),
    _topic(
        "gaming",
        "mabar esports gamer",
        "gaming console esports ranked speedrun loot patch controller",
        "mabar gim turnamen skuad pemain konsol kartu misi",
    ),
    _topic(
        "cooking",
        "resep kuliner homecooking",
        "recipe kitchen chef spices baking noodles sauce grill",
        "masak resep dapur sambal bumbu rendang kuliner wajan",
    ),
    _topic(
        "travel",
        "jalanjalan wonderfulindonesia backpacker",
        "travel backpack island beach hostel itinerary passport sunset",
        "jalan liburan pantai pulau tiket penginapan wisata ransel",
    ),
    _topic(
        "startups",
        "startup umkm founders",
        "startup founder pitch investor product growth funding equity",
        "usaha rintisan modal pendanaan bisnis produk wirausaha pelanggan",
    ),
    _topic(
        "programming",
        "opensource python ngoding",
        "python compiler database kernel debugging refactor server algorithm",
        "ngoding program basisdata peladen galat kode perangkat algoritma",
    ),
    _topic(
        "politics",
        "pemilu politik debat",
        "election parliament senate campaign ballot policy minister vote",
        "pemilu partai dewan menteri kebijakan suara presiden rakyat",
    ),
    _topic(
        "music",
        "musik konser nowplaying",
        "guitar concert album drummer vinyl melody chorus band",
        "musik konser lagu gitar penyanyi panggung nada irama",
    ),
    _topic(
        "film",
        "nontonfilm sinema moviereview",
        "cinema director screenplay actor premiere sequel thriller trailer",
        "film bioskop sutradara aktor adegan naskah penonton layar",
    ),
    _topic(
        "books",
        "bacabuku literasi bookclub",
        "novel author library poetry chapter publisher reading manuscript",
        "buku novel penulis puisi perpustakaan penerbit sastra cerpen",
    ),
    _topic(
        "fashion",
        "ootd batik fashionweek",
        "fashion designer runway fabric tailor vintage sneakers denim",
        "busana batik tenun kain perancang sepatu gaya kebaya",
    ),
    _topic(
        "health",
        "sehat hidupsehat mentalhealth",
        "health clinic vaccine nutrition doctor nurse therapy wellness",
        "sehat klinik vaksin gizi dokter perawat obat puskesmas",
    ),
    _topic(
        "running",
        "larilari marathon parkrun",
        "running marathon pace trail sprint training finisher kilometers",
        "lari maraton latihan lintasan pelari jarak garmin napas",
    ),
    _topic(
        "cycling",
        "gowes roadbike biketowork",
        "cycling bicycle climb peloton saddle gravel pedal helmet",
        "gowes sepeda tanjakan pesepeda helm rantai roda kayuh",
    ),
    _topic(
        "gardening",
        "berkebun tanaman urbanfarming",
        "garden seedling compost orchid harvest greenhouse soil pruning",
        "kebun tanaman pupuk anggrek panen bibit tanah rumahkaca",
    ),
    _topic(
        "astronomy",
        "langitmalam astronomi stargazing",
        "telescope galaxy comet orbit eclipse nebula observatory planet",
        "teleskop galaksi komet gerhana bintang langit hilal antariksa",
    ),
    _topic(
        "finance",
        "investasi saham cuan",
        "stocks bonds dividend portfolio inflation broker savings index",
        "saham obligasi dividen reksadana inflasi tabungan investasi emas",
    ),
    _topic(
        "parenting",
        "parenting ibudananak asi",
        "parenting toddler diaper bedtime school playground baby pregnancy",
        "anak bayi ibu ayah sekolah popok hamil menyusui",
    ),
    _topic(
        "environment",
        "lingkungan climateaction zerowaste",
        "climate forest recycling emissions wildlife coral mangrove plastic",
        "hutan iklim sampah satwa terumbu bakau plastik emisi",
    ),
    _topic(
        "automotive",
        "otomotif motor carmeet",
        "engine turbo motorcycle garage gearbox suspension racing diesel",
        "mesin motor bengkel mobil balap knalpot oli ban",
    ),
    _topic(
        "education",
        "belajar kampus beasiswa",
        "university lecture scholarship exam teacher research thesis campus",
        "kampus kuliah beasiswa ujian guru penelitian skripsi mahasiswa",
    ),
)

PLACES: tuple[str, ...] = (
    "Jakarta", "Bandung", "Surabaya", "Yogyakarta", "Medan", "Makassar", "Denpasar", "Semarang", "Malang",
    "Palembang", "Padang", "Manado", "Balikpapan", "Pontianak", "Ambon", "Jayapura", "Solo", "Bogor",
    "Singapore", "Kuala Lumpur", "London", "New York", "Sydney", "Toronto", "Berlin", "Paris", "Tokyo",
    "Seoul", "Manila", "Bangkok", "São Paulo", "Nairobi", "Amsterdam", "Melbourne", "Chicago", "Dublin",
    "Istanbul", "Mumbai", "Cape Town", "México",
)  # fmt: skip

FIRST_NAMES: tuple[str, ...] = (
    "Adi", "Agus", "Ayu", "Bayu", "Budi", "Citra", "Dewi", "Dian", "Eka", "Fajar", "Fitri", "Galih", "Hana",
    "Indra", "Intan", "Joko", "Kartika", "Lestari", "Made", "Maya", "Nanda", "Nina", "Nur", "Putri",
    "Rahmat", "Ratna", "Rizky", "Sari", "Siti", "Taufik", "Tri", "Wayan", "Wulan", "Yudi", "Yuni", "Alice",
    "Anna", "Ben", "Carlos", "Chloé", "Daniel", "Emma", "Felix", "Grace", "Hugo", "Ines", "James", "Julia",
    "Kenji", "Lena", "Liam", "Lucía", "Marta", "Noah", "Olga", "Omar", "Priya", "Rosa", "Sam", "Sofia",
    "Tom", "Yusuf", "Zoë", "Zara",
)  # fmt: skip

LAST_NAMES: tuple[str, ...] = (
    "Saputra", "Wijaya", "Santoso", "Hidayat", "Pratama", "Kusuma", "Nugroho", "Setiawan", "Siregar",
    "Nasution", "Lubis", "Halim", "Gunawan", "Rahayu", "Utami", "Permata", "Simanjuntak", "Wibowo",
    "Hartono", "Suryadi", "Maulana", "Anwar", "Ginting", "Tanaka", "Kim", "Nguyen", "Smith", "Jones",
    "Brown", "García", "Müller", "Rossi", "Silva", "Kowalski", "Ivanova", "Okafor", "Mensah", "Khan",
    "Patel", "Singh", "Chen", "Lee", "Martin", "Dubois", "Jansen", "Larsen", "O'Brien", "Walker", "Young",
    "Clark",
)  # fmt: skip

BRANDS: tuple[str, ...] = (
    "Rasanta", "Kopikita", "Langkah", "Nusaphone", "Teduh", "Warnaku", "Segara", "Puncak", "Lumina",
    "Batara", "Selaras", "Citranet", "Melati", "Gardu", "Anjungan", "Permai",
)  # fmt: skip

ENGLISH_OPENERS: tuple[str, ...] = (
    "Just learned about", "Thinking about", "Can't stop talking about", "New thread on", "Anyone else into",
    "My take on", "Good morning with", "Big news for", "Honest question about", "Today it was all about",
    "Still in love with",
)  # fmt: skip
ENGLISH_CLOSERS: tuple[str, ...] = (
    "what do you think?", "so good.", "more tomorrow", "worth a look", "who is with me?",
    "I did not expect that!", "thanks to all of you 🙏", "this \"small\" thing made my day",
    "again, and again", "see you there 👋",
)  # fmt: skip
INDONESIAN_OPENERS: tuple[str, ...] = (
    "Baru belajar soal", "Lagi mikirin", "Siapa yang suka", "Cerita hari ini:", "Kabar baik buat",
    "Menurut saya,", "Selamat pagi dari", "Pertanyaan jujur tentang", "Masih jatuh cinta sama",
    "Utas baru tentang",
)  # fmt: skip
INDONESIAN_CLOSERS: tuple[str, ...] = (
    "gimana menurut kalian?", "mantap!", "lanjut besok ya", "wajib dicoba", "siapa ikut?",
    "di luar dugaan 😂", "makasih semuanya 🙏", "lagi, lagi, dan lagi", "sampai ketemu di sana",
    "jangan lupa ya",
)  # fmt: skip
ENGLISH_PRAISE: tuple[str, ...] = ("I love my", "Recommending", "Best decision this year:", "Back to")
INDONESIAN_PRAISE: tuple[str, ...] = (
    "Suka banget sama",
    "Rekomendasi dari saya:",
    "Pesan lagi:",
    "Balik lagi ke",
)
GENERAL_HASHTAGS: tuple[str, ...] = ("fyp", "viral", "monday", "throwback", "selamatpagi", "jumatberkah")
