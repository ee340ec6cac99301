package org.redress.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.redress.policy.EvidenceKind;

/** What a file may be: what its own first bytes say, never its name or what the client claims. */
public enum FileType {
    JPEG("image/jpeg", Family.IMAGE, "jpg jpeg jpe jfif image/jpg image/pjpeg"),
    PNG("image/png", Family.IMAGE, "png image/x-png"),
    WEBP("image/webp", Family.IMAGE, "webp"),
    HEIC("image/heic", Family.IMAGE, "heic heif image/heif"),
    MP4("video/mp4", Family.VIDEO, "mp4 m4v mov video/x-m4v video/quicktime"),
    QUICKTIME("video/quicktime", Family.VIDEO, "mov qt mp4 video/mp4"),
    WEBM("video/webm", Family.VIDEO, "webm"),
    PDF("application/pdf", Family.PDF, "pdf application/x-pdf"),
    TEXT("text/plain", Family.TEXT, "txt text log");

    private enum Family {
        IMAGE,
        VIDEO,
        PDF,
        TEXT
    }

    private final String mediaType;
    private final Family family;
    private final Set<String> called;

    /** {@code called}: endings of names, and media types, by which such a file is also known. */
    FileType(String mediaType, Family family, String called) {
        this.mediaType = mediaType;
        this.family = family;
        this.called = Set.of(called.split(" "));
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether files of this type have names with such an ending, in lower case. */
    boolean endsIn(String ending) {
        return called.contains(ending);
    }

    /** Whether this is the type that was declared, in lower case and without parameters. */
    boolean isDeclared(String type) {
        return type.equals(mediaType) || called.contains(type);
    }

    /** Whether a file of this type can show what the kind says (M03). */
    public boolean fits(EvidenceKind kind) {
        return families(kind).contains(family);
    }

    /** The media types that can show what the kind says. */
    public static List<String> allowed(EvidenceKind kind) {
        return Arrays.stream(values())
                .filter(type -> type.fits(kind))
                .map(FileType::mediaType)
                .toList();
    }

    private static Set<Family> families(EvidenceKind kind) {
        return switch (kind) {
            case PHOTO, SCREENSHOT -> Set.of(Family.IMAGE);
            case VIDEO, UNBOXING_VIDEO -> Set.of(Family.VIDEO);
            case CHAT, DOCUMENT -> Set.of(Family.TEXT, Family.PDF, Family.IMAGE);
        };
    }
}
