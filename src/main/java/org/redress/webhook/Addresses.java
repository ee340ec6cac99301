package org.redress.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which addresses are out in the public internet (FE6), by the special-purpose registries of IANA.
 * What is not known to be public is not.
 */
final class Addresses {

    private static final List<Block> NOT_PUBLIC_4 =
            blocks(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    // the metadata services of most clouds
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    // a host service of Azure, on a public address
                    "168.63.129.16/32",
                    "224.0.0.0/4",
                    "240.0.0.0/4");

    /** All unicast that is given out at all; mapped, unique local and link local lie outside. */
    private static final Block GLOBAL_6 = block("2000::/3");

    /** Inside it: protocol assignments with Teredo, documentation, 6to4 with any IPv4 inside. */
    private static final List<Block> NOT_PUBLIC_6 =
            blocks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private Addresses() {}

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? NOT_PUBLIC_4.stream().noneMatch(block -> block.holds(bytes))
                : GLOBAL_6.holds(bytes)
                        && NOT_PUBLIC_6.stream().noneMatch(block -> block.holds(bytes));
    }

    private record Block(byte[] start, int bits) {

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((start[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static List<Block> blocks(String... blocks) {
        return List.of(blocks).stream().map(Addresses::block).toList();
    }

    private static Block block(String block) {
        int slash = block.indexOf('/');
        try {
            byte[] start = InetAddress.getByName(block.substring(0, slash)).getAddress();
            return new Block(start, Integer.parseInt(block.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("not a block of addresses: " + block, e);
        }
    }
}
