package org.redress.notice;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A recipient as it stands in a header: nothing a person chose can end the header or add an
 * address.
 */
final class MailAddress {

    private static final int ADDRESS_LIMIT = 254;

    /** An encoded word may have 75 characters; a code point has at most four bytes. */
    private static final int POINTS_A_WORD = 10;

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

    private MailAddress() {}

    /**
     * Fails when the address is none; the name is only shown, so it is cleaned and encoded instead.
     */
    static String of(Contact contact) {
        String address = contact.email();
        if (!isAddress(address)) {
            throw new IllegalArgumentException("not an email address");
        }
        String name = PlainText.line(contact.name() == null ? "" : contact.name(), PlainText.NAME);
        return name.isEmpty() ? address : encoded(name) + " <" + address + ">";
    }

    /** Whether this can be written to; null cannot. */
    static boolean isAddress(String address) {
        return address != null
                && address.length() <= ADDRESS_LIMIT
                && ADDRESS.matcher(address).matches();
    }

    /** Always encoded (RFC 2047), so that no comma, quote or bracket in a name has a meaning. */
    private static String encoded(String name) {
        int[] points = name.codePoints().toArray();
        var words = new StringBuilder();
        for (int i = 0; i < points.length; i += POINTS_A_WORD) {
            String part = new String(points, i, Math.min(POINTS_A_WORD, points.length - i));
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            words.append(i == 0 ? "" : " ");
            words.append("=?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(bytes))
                    .append("?=");
        }
        return words.toString();
    }
}
