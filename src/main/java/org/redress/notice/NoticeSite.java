package org.redress.notice;

import java.net.URI;

/** Where this installation is: links lead to it, and people ask there for help. */
public record NoticeSite(
        URI publicUrl, String support, Contact mediators, Contact supervisor, Contact operator) {

    String link(String path) {
        String base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    /** The right side of our message ids. */
    String domain() {
        return publicUrl.getHost();
    }
}
