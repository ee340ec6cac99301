package org.redress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.redress.support.Source;

/**
 * What the service leaves out altogether, so that nobody can misuse it; docs/security.md refers to
 * these. The exceptions stand here, each with its reason.
 */
class NeverDoneTest {
    private static final List<Source> MAIN = Source.under("src/main/java", ".+\\.java");

    /** PostgreSQL inside the service, for trials: started and stopped without anybody's input. */
    private static final Set<String> EMBEDDED = Set.of("EmbeddedDatabase.java", "Postmaster.java");

    /** An operator's own mail settings are obeyed, and nobody else's. */
    private static final Set<String> MAIL = Set.of("MailSettings.java");

    @Test
    void no_program_is_started() {
        none("ProcessBuilder|Runtime\\.getRuntime\\(\\)\\.exec", EMBEDDED);
    }

    @Test
    void no_text_is_run() {
        none("javax\\.script|ScriptEngine|GroovyShell|jakarta\\.el|[eE]ngine\\.parse\\(", Set.of());
    }

    @Test
    void no_xml_is_read() {
        none(
                "javax\\.xml|org\\.w3c\\.dom|org\\.xml\\.sax|jakarta\\.xml|XmlMapper|TransformerFactory",
                Set.of());
    }

    @Test
    void no_java_object_is_read_from_bytes() {
        none("ObjectInputStream|XMLDecoder", Set.of());
    }

    @Test
    void no_weak_hash_cipher_or_padding_is_used() {
        none(
                "\"(MD[245]|SHA-?1|SHA1\\w*|HmacMD5|HmacSHA1|DES|DESede|RC4|RC2|Blowfish)\\b"
                        + "|/ECB/|PKCS1Padding|Cipher\\.getInstance\\(\"(?!AES/GCM/NoPadding\")",
                Set.of());
    }

    @Test
    void no_cookie_is_set() {
        none("NewCookie|[sS]et-[cC]ookie|addCookie|Cookie\\.cookie\\(", Set.of());
    }

    @Test
    void no_certificate_is_trusted_unseen() {
        none("setTrustAll|setVerifyHost\\(false\\)|X509TrustManager", MAIL);
    }

    private static void none(String calls, Set<String> exceptIn) {
        var call = Pattern.compile(calls);
        assertEquals(
                "",
                MAIN.stream()
                        .filter(it -> !exceptIn.contains(it.name()))
                        .flatMap(it -> it.lines(call.asPredicate()))
                        .collect(Collectors.joining("\n")));
    }
}
