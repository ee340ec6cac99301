package org.redress.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a webhook goes (FE6). Only an https address on port 443 with a plain host name or a plain
 * public address, unless an operator has allowed its origin by name.
 *
 * @param host as it stands in the Host header and in the certificate
 * @param literal the address the host itself is, null for a name
 * @param path with the query
 * @param allowed by name: it may lie inside, be plain http, and have any port
 */
record Target(
        boolean secure, String host, int port, InetAddress literal, String path, boolean allowed) {

    private static final int LONGEST = 2_000;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1," + LONGEST + "}");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** Whose last label reads as a number is an address, however a resolver would read it. */
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");

    private static final String BYTE = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    private static final Pattern DOTTED = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final int LONGEST_NAME = 253;

    /**
     * {@code allowed} are origins such as {@code http://localhost:9000}.
     *
     * @throws TargetRefused with the reason why nothing is sent to such an address
     */
    static Target of(String url, Set<String> allowed) {
        URI uri = uri(url);
        boolean secure = uri.getScheme().equals("https");
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int port = uri.getPort() == -1 ? secure ? HTTPS : HTTP : uri.getPort();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        boolean byName = allowed.contains(uri.getScheme() + "://" + host + ":" + port);
        if (!byName) {
            require(secure, "not-https");
            require(port == HTTPS, "port-not-443");
        }
        InetAddress literal = literal(host);
        require(literal != null || byName || isName(host), "host-not-allowed");
        require(literal == null || byName || Addresses.isPublic(literal), "address-not-public");
        return new Target(secure, host, port, literal, path + query, byName);
    }

    /** Host, and port if it has one, of an address that was checked when it came in. */
    static String place(String url) {
        return uri(url).getRawAuthority();
    }

    private static URI uri(String url) {
        require(PRINTABLE.matcher(url).matches(), "not-a-url");
        try {
            URI uri = new URI(url);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            require(web && uri.getRawAuthority() != null, "not-a-url");
            require(!uri.getRawAuthority().contains("@"), "user-in-url");
            require(uri.getRawFragment() == null, "fragment-in-url");
            require(uri.getHost() != null, "host-not-allowed");
            return uri;
        } catch (URISyntaxException e) {
            throw new TargetRefused("not-a-url");
        }
    }

    /** Neither form of a literal is looked up. */
    private static InetAddress literal(String host) {
        boolean bracketed = host.startsWith("[");
        require(!bracketed || !host.contains("%"), "host-not-allowed");
        require(
                bracketed || !NUMERIC.matcher(host).matches() || DOTTED.matcher(host).matches(),
                "host-not-allowed");
        if (!bracketed && !DOTTED.matcher(host).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new TargetRefused("host-not-allowed");
        }
    }

    private static boolean isName(String host) {
        String[] labels = host.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return labels.length > 1 && host.length() <= LONGEST_NAME;
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new TargetRefused(reason);
        }
    }
}
