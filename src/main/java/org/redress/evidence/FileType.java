package org.redress.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.redress.policy.EvidenceKind;

/** What a file may be: what its own first bytes say, never its name or what the client claims. */
public enum FileType {
    JPEG("image/jpeg", Family.IMAGE),
    PNG("image/png", Family.IMAGE),
    WEBP("image/webp", Family.IMAGE),
    HEIC("image/heic", Family.IMAGE),
    MP4("video/mp4", Family.VIDEO),
    QUICKTIME("video/quicktime", Family.VIDEO),
    WEBM("video/webm", Family.VIDEO),
    PDF("application/pdf", Family.PDF),
    TEXT("text/plain", Family.TEXT);

    private enum Family {
        IMAGE,
        VIDEO,
        PDF,
        TEXT
    }

    private final String mediaType;
    private final Family family;

    FileType(String mediaType, Family family) {
        this.mediaType = mediaType;
        this.family = family;
    }

    public String mediaType() {
        return mediaType;
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
