package org.redress.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file's name is words about it, and nothing that anybody could do something with. */
@Tag("FF4")
class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "lamp.jpg, lamp.jpg",
        "my lamp (1).jpg, my lamp (1).jpg",
        "../../etc/passwd, passwd",
        "C:\\Users\\Ann\\lamp.jpg, lamp.jpg",
        "/, file",
        "'', file",
        ".., file",
        "лампа.png, лампа.png",
    })
    void only_the_last_part_of_a_path_counts(String given, String name) {
        assertEquals(name, FileName.clean(given));
    }

    @Test
    void what_cannot_be_seen_is_dropped() {
        assertEquals("file", FileName.clean(null));
        assertEquals("lampSet-Cookie: a.jpg", FileName.clean("lamp\r\nSet-Cookie: a\0.jpg"));
        assertEquals("lampgpj.exe", FileName.clean("lamp\u202egpj.exe"));
    }

    @Test
    void a_name_is_cut_between_two_characters() {
        assertEquals("\ud83d\udce6".repeat(150), FileName.clean("\ud83d\udce6".repeat(9_999)));
    }

    @Test
    void a_download_has_a_plain_name_and_the_real_one() {
        assertEquals(
                "attachment; filename=\"a____lamp_.jpg\";"
                        + " filename*=UTF-8''a%20%D0%BB%22%20lamp%3B.jpg",
                FileName.attachment("a \u043b\" lamp;.jpg"));
    }
}
