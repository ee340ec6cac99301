package org.redress.scenario;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.redress.support.SampleFiles.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Files that each carry a script, or something else that acts by itself, and pretend to be
 * evidence. What it does is to call an address of its own.
 */
final class HostileFiles {
    private static final String TAKEN = "201 null";
    private static final String NOT_ALLOWED = "415 evidence-type-not-allowed";
    private static final String MISMATCH = "415 evidence-type-mismatch";
    private static final String BAD_NAME = "415 evidence-name-not-allowed";
    private static final String POLYGLOT = "415 evidence-polyglot";
    private static final String ACTIVE = "415 evidence-active-content";
    private static final String MALFORMED = "415 evidence-malformed";

    private static final String NO_FORM = "400 malformed-form";

    private static final String HTML = "text/html";
    private static final String SVG = "image/svg+xml";
    private static final String XML = "text/xml";
    private static final String SCRIPT = "text/javascript";
    private static final String CSS = "text/css";
    private static final String PDF = "application/pdf";
    private static final String NOTHING = null;

    private static final String UNDECLARED = "application/octet-stream";

    /** More than anybody looks at before he says what a file is. */
    private static final String FAR = "x".repeat(5_000);

    private static final String PARTS =
            "Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n{page}\n--a--\n";

    private static final String TRANSFORMED =
            """
            <?xml version='1.0'?><?xml-stylesheet type='text/xsl' href='#s'?>
            <!DOCTYPE x:stylesheet [<!ATTLIST x:stylesheet id ID #REQUIRED>]>
            <x:stylesheet id='s' version='1.0' xmlns:x='http://www.w3.org/1999/XSL/Transform'>
            <x:template match='/'><html><script>{js}</script></html></x:template></x:stylesheet>\
            """;

    private final String calls;
    private final List<HostileFile> files = new ArrayList<>();

    /**
     * One of them. Served as {@code runsAs} it acts in Chromium; null: in no browser of today.
     * {@code answer} is what an upload of it is answered.
     */
    record HostileFile(
            int number,
            String what,
            String name,
            String declared,
            byte[] content,
            String runsAs,
            String answer) {

        boolean isTaken() {
            return answer.equals(TAKEN);
        }

        String kind() {
            return name.matches(".*\\.(mp4|mov|webm)") ? "video" : "document";
        }
    }

    /** What one file does: {@code url} is its address, {@code js} calls it wherever it runs. */
    record Deed(String url) {

        /** Network, messages and navigation: no policy for one of them hides that it ran. */
        String js() {
            return "fetch('%1$s');if(self.parent)parent.postMessage('%1$s','*');".formatted(url)
                    + "if(self.top==self)if(!self.stays)location='%s';".formatted(url);
        }

        String page() {
            return "<html><script>" + js() + "</script></html>";
        }

        /** Markup that runs and has none of the words that a page has. */
        String picture() {
            return "<img src=x: onerror=\"" + js() + "\">";
        }

        private String xhtml() {
            return "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">" + js() + "</x:script>";
        }

        /** Each way of doing it stands where the text has its name in braces. */
        String in(String text) {
            return text.replace("{parts}", PARTS)
                    .replace("{transformed}", TRANSFORMED)
                    .replace("{entity}", xhtml().replace("'", "&#39;"))
                    .replace("{xhtml}", xhtml())
                    .replace("{picture}", picture())
                    .replace("{page}", page())
                    .replace("{js}", js())
                    .replace("{url}", url)
                    .replace("{far}", FAR);
        }
    }

    private HostileFiles(String calls) {
        this.calls = calls;
    }

    /** All, each calling {@code calls} and its number. */
    static List<HostileFile> calling(String calls) {
        var all = new HostileFiles(calls);
        all.pages();
        all.textThatIsAPage();
        all.encodings();
        all.drawings();
        all.xml();
        all.scripts();
        all.documents();
        all.photos();
        all.screenshots();
        all.otherPictures();
        all.films();
        all.names();
        return List.copyOf(all.files);
    }

    private void pages() {
        text(
                "a",
                HTML,
                NOT_ALLOWED,
                """
                page                   | <!DOCTYPE html>{page}
                page behind spaces     | \\s\\r\\n\\t \\n{page}
                page behind a mark     | \ufeff{page}
                page behind words      | Hello\\n{page}
                page behind a comment  | <!-- a -->{page}
                script in capitals     | <SCRIPT>{js}</SCRIPT>
                body that loads        | <body onload="{js}">
                frame with a page      | <iframe srcdoc="<p>" onload="{js}"></iframe>
                page of an office      | <html xmlns:o='urn:x'>{picture}
                answer of a server     | HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\n\\r\\n{picture}
                page that is replaced  | --a\\nContent-Type: text/html\\n\\n{picture}\\n--a--
                zeros before a page    | \\0\\0{picture}
                """);
        text(
                "a",
                NOTHING,
                NOT_ALLOWED,
                """
                saved page             | From: <Saved by Blink>\\nMIME-Version: 1.0\\n{parts}
                archived page          | MIME-Version: 1.0\\n{parts}
                """);
    }

    /** A chat may speak of anything, so these come in as what they are: words. */
    private void textThatIsAPage() {
        text(
                "a.txt",
                HTML,
                TAKEN,
                """
                picture that fails     | {picture}
                picture behind spaces  | \\s\\n\\t{picture}
                picture behind a mark  | \ufeff{picture}
                sound that fails       | <audio src=x: onerror="{js}">
                style that loads       | <style onload="{js}">p{}</style>
                details that open      | <details open ontoggle="{js}">
                set of frames          | <frameset onload="{js}">
                page that moves on     | <meta http-equiv=refresh content='0;url={url}'>
                object elsewhere       | <object data='{url}'></object>
                page far behind        | {far}{page}
                page behind a doctype  | {far}<!doctype html>{page}
                page behind much talk  | <!--{far}-->{page}
                bitmap and page        | BM{picture}
                gif and page           | GIF89a{picture}
                """);
    }

    private void encodings() {
        String seven = "text/plain; charset=utf-7";
        add("UTF-7", "a.txt", UNDECLARED, NOTHING, TAKEN, it -> utf7("", it.picture()));
        add("UTF-7 as declared", "a.txt", seven, NOTHING, NO_FORM, it -> utf7("", it.page()));
        add("UTF-7 as marked", "a.txt", UNDECLARED, NOTHING, TAKEN, it -> utf7("+/v8-", it.page()));
        utf16("UTF-16", HTML, it -> ("\ufeff" + it.page()).getBytes(UTF_16BE));
        utf16("UTF-16, the other way", HTML, it -> ("\ufeff" + it.picture()).getBytes(UTF_16LE));
        utf16("UTF-16, no mark", HTML + ";charset=utf-16le", it -> it.page().getBytes(UTF_16LE));
        text("a.txt", HTML + ";charset=iso-2022-jp", NOT_ALLOWED, "alphabets | \\033(J{picture}");
    }

    private static byte[] utf7(String mark, String text) {
        String coded = text.replace("<", "+ADw-").replace(">", "+AD4-").replace("\"", "+ACI-");
        return latin(mark + coded);
    }

    private void utf16(String what, String runsAs, Function<Deed, byte[]> content) {
        add(what, "a.txt", "text/plain", runsAs, NOT_ALLOWED, content);
    }

    private void drawings() {
        String svg = "<svg xmlns='http://www.w3.org/2000/svg'";
        String drawings =
                """
                drawing                | {svg}><script>{js}</script></svg>
                drawing that loads     | {svg} onload="{js}"/>
                drawing after a remark | <!-- -->{svg} onload="{js}"/>
                drawing that moves     | {svg}><animate attributeName='x' dur='1ms' onbegin="{js}"/></svg>
                drawing with a page    | {svg}><foreignObject>{xhtml}</foreignObject></svg>
                drawing with a prefix  | <s:svg xmlns:s='http://www.w3.org/2000/svg' onload="{js}"/>
                """
                        .replace("{svg}", svg);
        text("a.svg", SVG, NOT_ALLOWED, drawings);
        text("a.txt", SVG, TAKEN, "drawing far behind | <!--{far}-->" + svg + " onload=\"{js}\"/>");
        Function<Deed, byte[]> loads = it -> latin(svg + " onload=\"" + it.js() + "\"/>");
        add("drawing as a photo", "a.png", "image/png", SVG, NOT_ALLOWED, loads);
    }

    private void xml() {
        text(
                "a.xml",
                XML,
                NOT_ALLOWED,
                """
                XML                    | <?xml version='1.0'?><a>{xhtml}</a>
                XML without a head     | <a>{xhtml}</a>
                XML with an entity     | <!DOCTYPE a [<!ENTITY e '{entity}'>]><a>&e;</a>
                XML with a stylesheet  | {transformed}
                """);
        text("a.txt", XML, TAKEN, "XML far behind | <!--{far}--><a>{xhtml}</a>");
    }

    private void scripts() {
        text(
                "a.txt",
                SCRIPT,
                TAKEN,
                """
                script                 | {js}
                script behind a mark   | \ufeff{js}
                script that is a gif   | GIF89a=1;{js}
                script as a bitmap     | BM=1;{js}
                script behind the page | self.oninstall=()=>{};{js}
                """);
        text("a.webp", SCRIPT, MALFORMED, "script that is a webp | RIFF=1//WEBP\\n;{js}");
        text("a.gif", SCRIPT, NOT_ALLOWED, "script in a gif | GIF89a/*\\1\\0\\1\\0\\0\\0*/=1;{js}");
        text("a.bmp", SCRIPT, NOT_ALLOWED, "script in a bitmap | BM/*\\0\\0\\0\\0*/=1;{js}");
        text("a", SCRIPT, NOT_ALLOWED, "script for a shell | #!/usr/bin/node\\n{js}");
        text("a.js", SCRIPT, MISMATCH, "script by its name | {js}");
        add("script as declared", "a", SCRIPT, SCRIPT, MISMATCH, it -> latin(it.js()));
        text("a.txt", CSS, TAKEN, "style | @import '{url}';");
        text("a.css", CSS, MISMATCH, "style by its name | body{background:url('{url}')}");
    }

    private void documents() {
        document("with a script", PDF, ACTIVE, it -> paged(alert("/JavaScript", it)));
        document("with a hidden script", PDF, ACTIVE, it -> paged(alert("/J#61vaScript", it)));
        document("that sends", NOTHING, ACTIVE, it -> paged("/SubmitForm /F (" + it.url() + ")"));
        document("that starts", NOTHING, ACTIVE, it -> paged("/Launch /F (" + it.url() + ")"));
        document("that moves on", NOTHING, TAKEN, it -> paged("/URI /URI (" + it.url() + ")"));
        document("and page", HTML, NOT_ALLOWED, it -> latin("%PDF-1.7\n" + it.page()));
        document("with a page", HTML, TAKEN, it -> pdf("%" + FAR + it.page() + "\n"));
        document("with a picture", HTML, TAKEN, it -> pdf("%" + it.picture() + "\n"));
        document("behind it", HTML, POLYGLOT, it -> join(pdf(), latin(it.picture())));
        Function<Deed, byte[]> late = it -> join(latin("Hi\n"), paged(alert("/JavaScript", it)));
        add("document behind words", "a.txt", UNDECLARED, PDF, TAKEN, late);
    }

    /** No browser of today sends, starts or moves on by itself. */
    private void document(
            String what, String runsAs, String answer, Function<Deed, byte[]> content) {
        add("document " + what, "a.pdf", UNDECLARED, runsAs, answer, content);
    }

    private static String alert(String action, Deed it) {
        return "%s /JS (app.alert('%s');)".formatted(action, it.url());
    }

    /** A document of one page that does this when it is opened. */
    private static byte[] paged(String action) {
        return latin(
                """
                %%PDF-1.7
                1 0 obj
                << /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> /OpenAction << /S %s >> >>
                endobj
                2 0 obj
                << /Type /Pages /Kids [3 0 R] /Count 1 >>
                endobj
                3 0 obj
                << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots [4 0 R] >>
                endobj
                4 0 obj
                << /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (b) /Rect [0 0 9 9] /P 3 0 R >>
                endobj
                trailer
                << /Root 1 0 R /Size 5 >>
                startxref
                0
                %%%%EOF
                """
                        .formatted(action));
    }

    private void photos() {
        picture("a.jpg", "that is a page", NOT_ALLOWED, it -> about(it.page()));
        picture("a.jpg", "with a page", POLYGLOT, it -> about(FAR + it.page()));
        picture("a.jpg", "and a page", POLYGLOT, it -> join(jpeg(), latin(FAR + it.page())));
        picture("a.jpg", "and more", TAKEN, it -> join(jpeg(), latin(it.picture())));
        picture("a.jpg", "with more", TAKEN, it -> about(it.picture()));
        byte[] none = new byte[0];
        picture("a.jpg", "of more", TAKEN, it -> jpeg(16, 16, none, latin(it.picture())));
        String script = SCRIPT + ";charset=iso-8859-1";
        add("photo, script", "a.jpg", UNDECLARED, script, TAKEN, HostileFiles::scripted);
        add("script, photo", "a.jpg", SCRIPT, script, MISMATCH, HostileFiles::scripted);
    }

    private static byte[] about(String words) {
        return jpeg(16, 16, segment(0xfe, latin(words)), latin("scan"));
    }

    /** Its first segment is as long as the characters that begin a comment say. */
    private static byte[] scripted(Deed it) {
        byte[] first =
                segment(0xe0, join(latin("JFIF\0\1\1\0\0\1\0\1\0\0"), new byte[0x2f2a - 16]));
        byte[] words = segment(0xfe, latin("*/=1;" + it.js() + "/*"));
        byte[] rest = jpeg(16, 16, new byte[0], latin("*///"));
        return join(hex("ffd8"), first, words, Arrays.copyOfRange(rest, 20, rest.length));
    }

    private void screenshots() {
        Function<Deed, byte[]> words = it -> latin("Comment\0" + it.picture());
        Function<Deed, byte[]> far = it -> latin(FAR + it.page());
        picture("a.png", "that is a page", NOT_ALLOWED, it -> png(chunk("tEXt", latin(it.page()))));
        picture("a.png", "with a page", POLYGLOT, it -> png(chunk("tEXt", far.apply(it))));
        picture("a.png", "and a page", POLYGLOT, it -> join(png(), far.apply(it)));
        picture("a.png", "with words", TAKEN, it -> png(chunk("tEXt", words.apply(it))));
        picture("a.png", "with other words", TAKEN, it -> png(chunk("iTXt", words.apply(it))));
        picture("a.png", "and words", TAKEN, it -> join(png(), words.apply(it)));
        picture("a.html", "as a page", MISMATCH, it -> png(chunk("tEXt", words.apply(it))));
    }

    private void otherPictures() {
        Function<Deed, byte[]> near = it -> riff("XMP ", latin(it.picture()));
        Function<Deed, byte[]> far = it -> latin(FAR + it.page());
        byte[] plain = lossy(8, 8);
        picture("a.webp", "with a page", POLYGLOT, it -> webp(plain, riff("XMP ", far.apply(it))));
        picture("a.webp", "and a page", POLYGLOT, it -> join(webp(plain), far.apply(it)));
        picture("a.webp", "with more", TAKEN, it -> webp(canvas(4, 8, 8), plain, near.apply(it)));
        Function<Deed, byte[]> exif = it -> join(tiff(1), latin(it.picture()));
        byte[] heic = heic(8, 8, tiff(1));
        picture("a.heic", "that is a page", NOT_ALLOWED, it -> heic(8, 8, latin(it.page())));
        picture("a.heic", "and a page", POLYGLOT, it -> join(heic, box("free", far.apply(it))));
        picture("a.heic", "with more", TAKEN, it -> heic(8, 8, exif.apply(it)));
    }

    private void films() {
        Function<Deed, byte[]> near = it -> latin(it.picture());
        Function<Deed, byte[]> far = it -> latin(FAR + it.page());
        Function<Deed, byte[]> told = it -> box("udta", near.apply(it));
        picture("a.mp4", "with a page", POLYGLOT, it -> join(mp4(), box("free", far.apply(it))));
        picture("a.mp4", "and a page", NOT_ALLOWED, it -> join(mp4(), latin(it.page())));
        picture("a.mp4", "with more", TAKEN, it -> mp4("isom", 9, 640, 480, told.apply(it)));
        picture("a.mp4", "of more", TAKEN, it -> join(mp4(), box("mdat", near.apply(it))));
        picture("a.mov", "with more", TAKEN, it -> mp4("qt  ", 9, 640, 480, told.apply(it)));
        picture("a.webm", "with a page", POLYGLOT, it -> webm(element("1254c367", far.apply(it))));
        picture("a.webm", "with more", TAKEN, it -> webm(element("1254c367", near.apply(it))));
    }

    private void picture(String name, String what, String answer, Function<Deed, byte[]> content) {
        add(name + " " + what, name, UNDECLARED, HTML, answer, content);
    }

    private void names() {
        photo("lamp.php.jpg", UNDECLARED, BAD_NAME);
        photo("lamp.html.jpg", UNDECLARED, BAD_NAME);
        photo("lamp.svg .jpg", UNDECLARED, BAD_NAME);
        photo("lamp.jpg.html", UNDECLARED, MISMATCH);
        photo("lamp.jpg.exe", UNDECLARED, MISMATCH);
        photo("lamp.svg", UNDECLARED, MISMATCH);
        photo("lamp.jpg;.html", UNDECLARED, MISMATCH);
        photo("lamp.jpg", HTML, MISMATCH);
        photo("lamp.jpg", SVG, MISMATCH);
        photo("lamp.jpg", PDF, MISMATCH);
        photo("lamp\u202elmth.jpg", UNDECLARED, TAKEN);
        photo("<img src=x: onerror=" + inName() + ">.jpg", UNDECLARED, TAKEN);
        photo("'><svg onload=" + inName() + ">.jpg", "image/pjpeg", TAKEN);
        text("chat.html", HTML, MISMATCH, "chat as a page | {picture}");
        text("chat.url", NOTHING, MISMATCH, "chat as a link | [InternetShortcut]\\nURL={url}");
        text("..", HTML, TAKEN, "chat without a name | {picture}");
        add("chat declared", "chat.txt", HTML, HTML, MISMATCH, it -> latin(it.picture()));
    }

    /** Without a slash, behind which a name would begin. */
    private String inName() {
        String js = "fetch('" + calls + files.size() + "')";
        String coded = Base64.getEncoder().encodeToString(latin(js));
        while (coded.contains("/")) {
            js = " " + js;
            coded = Base64.getEncoder().encodeToString(latin(js));
        }
        return "eval(atob('" + coded + "'))";
    }

    private void photo(String name, String declared, String answer) {
        add("photo called " + name, name, declared, HTML, answer, it -> about(it.picture()));
    }

    /** Each line is what it is, and the text with a place for what it does. */
    private void text(String name, String runsAs, String answer, String lines) {
        for (String line : lines.lines().toList()) {
            String[] parts = line.split(" *\\| ", 2);
            String text = parts[1].translateEscapes();
            Function<Deed, byte[]> content = it -> it.in(text).getBytes(UTF_8);
            add(parts[0], name, UNDECLARED, runsAs, answer, content);
        }
    }

    private void add(
            String what,
            String name,
            String declared,
            String runsAs,
            String answer,
            Function<Deed, byte[]> content) {
        int number = files.size();
        byte[] bytes = content.apply(new Deed(calls + number));
        files.add(new HostileFile(number, what, name, declared, bytes, runsAs, answer));
    }
}
