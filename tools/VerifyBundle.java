import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.security.*;
import java.security.spec.X509EncodedKeySpec;
import java.util.*;
import java.util.regex.Pattern;
import java.util.zip.*;

/**
 * Checks a case bundle of Redress without Redress: {@code java VerifyBundle.java bundle.zip public-key.pem}.
 * Take the key from somewhere you trust (GET /v1/bundle-key, or the operator's list of former keys), not from the bundle.
 * Exit code 0: all is well; 1: something is wrong, one line each; 2: it cannot be told, for the zip or the key cannot be read.
 */
public final class VerifyBundle {
    private static final Pattern DIGEST = Pattern.compile("\"digest\":\"([0-9a-f]{64})\"");
    /** Far more than any text of a bundle has; what is larger when unpacked is not read. */
    private static final int LARGEST_TEXT = 16 << 20;
    private static final HexFormat HEX = HexFormat.of();
    private static final Set<String> OWN = Set.of("marketplace", "loss", "correcting", "corrected", "correction-failed");

    private ZipFile zip;
    private final List<String> problems = new ArrayList<>();
    private final List<String[]> manifest = new ArrayList<>();
    private final Map<String, String> hashes = new HashMap<>();
    private final Set<String> digests = new HashSet<>();

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println("usage: java VerifyBundle.java bundle.zip public-key.pem");
            System.exit(2);
        }
        try {
            List<String> problems = check(Path.of(arguments[0]), Path.of(arguments[1]));
            problems.forEach(System.out::println);
            System.out.println(problems.isEmpty() ? "The bundle is whole and signed by this key." : "DO NOT TRUST THIS BUNDLE.");
            System.exit(problems.isEmpty() ? 0 : 1);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            System.err.println("It cannot be told: " + e.getMessage());
            System.exit(2);
        }
    }

    /** What is wrong with it; nothing if all is well. Fails for a zip or a key that cannot be read. */
    public static List<String> check(Path bundle, Path key) throws Exception {
        String base64 = Files.readString(key).replaceAll("-----[A-Z ]+-----|\\s", "");
        byte[] encoded = Base64.getDecoder().decode(base64);
        var trusted = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        try (var zip = new ZipFile(bundle.toFile())) {
            var verification = new VerifyBundle();
            verification.zip = zip;
            try {
                verification.run(trusted);
            } catch (IOException | RuntimeException e) {
                verification.problems.add("it cannot be read to its end: " + e.getMessage());
            }
            return verification.problems;
        }
    }

    private void run(PublicKey key) throws Exception {
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(bytes("manifest.txt"));
        if (!signed(signature)) {
            problems.add("manifest.sig: not this key's signature of manifest.txt");
        }
        manifest.addAll(lines("manifest.txt"));
        files();
        chain();
        papers("texts.txt");
        papers("evidence.txt");
        postings();
    }

    private boolean signed(Signature signature) throws IOException {
        try {
            return signature.verify(Base64.getMimeDecoder().decode(bytes("manifest.sig")));
        } catch (SignatureException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Every file is named in the manifest with its size and hash, and there is no other and none twice. */
    private void files() throws Exception {
        Set<String> there = new HashSet<>(Set.of("manifest.txt", "manifest.sig"));
        for (String[] file : all("file")) {
            there.add(file[3]);
            hashes.put(file[3], file[1]);
            ZipEntry entry = zip.getEntry(file[3]);
            if (entry == null) {
                problems.add(file[3] + ": missing");
            } else if (entry.getSize() != Long.parseLong(file[2]) || !sha256(entry).equals(file[1])) {
                problems.add(file[3] + ": not what the manifest says");
            }
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!there.remove(entry.getName())) {
                problems.add(entry.getName() + ": not in the manifest");
            }
        }
    }

    /** hash = SHA-256(hash before, event), the first after 32 zeros, the last as the manifest says. */
    private void chain() throws Exception {
        byte[] last = new byte[32];
        int number = 0;
        for (String[] link : lines("chain.txt")) {
            number++;
            byte[] body = bytes(String.format(Locale.ROOT, "events/%06d.json", number));
            DIGEST.matcher(new String(body, StandardCharsets.UTF_8)).results().forEach(it -> digests.add(it.group(1)));
            last = sha256(last, body);
            if (!link[0].equals("" + number) || !link[1].equals(HEX.formatHex(last))) {
                problems.add("event " + number + ": the hash chain breaks");
            }
        }
        if (!one("events").equals("" + number) || !one("last-hash").equals(HEX.formatHex(last))) {
            problems.add("events: not so many, or not ending, as the manifest says");
        }
    }

    /** What was written or attached has the digest that an event holds of it, and a file's bytes the hash told. */
    private void papers(String list) throws Exception {
        lines(list).stream().filter(it -> it[1].equals("altered")).forEach(it -> problems.add(it[0] + ": altered"));
        for (String[] paper : lines(list).stream().filter(it -> it.length == 3).toList()) {
            byte[] body = bytes(paper[0]);
            String digest = HEX.formatHex(sha256(HEX.parseHex(paper[1]), body));
            if (!digest.equals(paper[2]) || !digests.contains(digest)) {
                problems.add(paper[0] + ": not what an event speaks of");
            }
            String bytes = paper[0].replace(".json", ".bin");
            boolean told = new String(body, StandardCharsets.UTF_8).contains("\"sha256\":\"" + hashes.get(bytes) + "\"");
            if (list.equals("evidence.txt") && !told) {
                problems.add(bytes + ": not the file that was attached");
            }
        }
    }

    /** What came in stands somewhere, nothing is below zero, and all is as the order's own balance says. */
    private void postings() throws Exception {
        Map<String, Long> sums = new HashMap<>();
        for (String[] posting : lines("postings.txt")) {
            long amount = Long.parseLong(posting[4]);
            if (amount <= 0 || posting[2].equals(posting[3]) || !posting[5].equals(one("currency"))
                    || OWN.contains(posting[2]) != OWN.contains(posting[3])) {
                problems.add("posting of event " + posting[0] + ": impossible");
            }
            sums.merge(posting[2], posting[2].equals("captured") ? amount : -amount, Math::addExact);
            sums.merge(posting[3], amount, Math::addExact);
        }
        long parts = 0;
        for (String[] balance : all("balance")) {
            long sum = sums.getOrDefault(balance[1], 0L);
            parts += balance[1].equals("captured") ? 0 : sum;
            if (sum < 0 || sum != Long.parseLong(balance[2])) {
                problems.add(balance[1] + ": the postings make " + sum + ", the order says " + balance[2]);
            }
        }
        if (parts != sums.getOrDefault("captured", 0L)) {
            problems.add("postings: what came in is not what stands on the accounts");
        }
    }

    private List<String[]> all(String word) {
        return manifest.stream().filter(line -> line[0].equals(word)).toList();
    }

    private String one(String word) {
        return all(word).size() == 1 ? all(word).getFirst()[1] : "";
    }

    private List<String[]> lines(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8).lines().map(line -> line.split("\t", -1)).toList();
    }

    private byte[] bytes(String name) throws IOException {
        try (InputStream in = zip.getEntry(name) == null ? null : zip.getInputStream(zip.getEntry(name))) {
            byte[] bytes = Objects.requireNonNull(in, name + " is missing").readNBytes(LARGEST_TEXT + 1);
            if (bytes.length > LARGEST_TEXT) {
                throw new IOException(name + " is too large");
            }
            return bytes;
        }
    }

    private String sha256(ZipEntry entry) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HEX.formatHex(digest.digest());
    }

    private static byte[] sha256(byte[] first, byte[] then) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(first);
        return digest.digest(then);
    }
}
