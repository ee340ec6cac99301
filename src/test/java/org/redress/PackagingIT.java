package org.redress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.support.JarProcess;
import org.redress.support.TestPeople;
import org.redress.support.TestPostgres;
import org.redress.support.TestTokens;

/** The package, and the image made of it, as far as that can be seen without a container. */
class PackagingIT {
    private static final String NOBODY = "65534";
    private static final Pattern COPY = Pattern.compile("COPY (\\S+) (\\S+)");
    private static final Pattern ENTRYPOINT = Pattern.compile("ENTRYPOINT \\[(.+)]");

    @TempDir Path directory;

    @Test
    void every_file_the_image_copies_exists_after_packaging() throws IOException {
        for (var copy : instructions(COPY)) {
            assertTrue(Files.exists(Path.of(copy.group(1))), copy.group());
        }
    }

    @Test
    void the_image_starts_as_another_user_than_root_by_environment_variables_alone()
            throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (var copy : instructions(COPY)) {
            copy(Path.of(copy.group(1)), directory.resolve(copy.group(2)));
        }
        try (var service = JarProcess.start(directory, configured(), entryPoint()).awaitReady()) {
            assertEquals(143, service.terminate(), "stopped by SIGTERM");
            assertFalse(service.log().contains("ERROR"), service.log());
        }
    }

    @Test
    void without_a_database_the_package_says_what_to_set_and_stops() {
        try (var service = JarProcess.start(directory, withoutDatabase())) {
            assertNotEquals(0, service.awaitExit());
            assertEquals(1, service.log().lines().count(), service.log());
            assertTrue(service.log().contains("REDRESS_DATABASE_URL"), service.log());
        }
    }

    @Test
    @Tag("B07")
    void without_a_reachable_person_the_package_says_whom_to_name_and_stops() {
        var properties = configured();
        properties.remove("redress.support-contact");
        try (var service = JarProcess.start(directory, properties)) {
            assertNotEquals(0, service.awaitExit());
            assertTrue(service.log().contains("REDRESS_SUPPORT_CONTACT"), service.log());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mp.jwt.verify.issuer, '', MP_JWT_VERIFY_ISSUER",
        "mp.jwt.verify.audiences, '', MP_JWT_VERIFY_AUDIENCES",
        "mp.jwt.verify.publickey, '', MP_JWT_VERIFY_PUBLICKEY_LOCATION",
        "mp.jwt.verify.publickey.algorithm, 'RS256,HS256', MP_JWT_VERIFY_PUBLICKEY_ALGORITHM",
        "mp.jwt.verify.publickey.algorithm, none, MP_JWT_VERIFY_PUBLICKEY_ALGORITHM",
        "smallrye.jwt.verify.secretkey, secret, SMALLRYE_JWT_VERIFY",
        "mp.jwt.verify.publickey.location, http://login.example/jwks, https",
        "redress.case-links.keys, '', REDRESS_CASE_LINKS_KEYS",
        "redress.payment.provider, '', REDRESS_PAYMENT_PROVIDER"
    })
    @Tag("FS7")
    void without_knowing_whom_to_believe_or_who_pays_the_package_says_what_to_set_and_stops(
            String property, String value, String asked) {
        var properties = configured();
        properties.remove(property);
        if (!value.isEmpty()) {
            properties.put(property, value);
        }
        try (var service = JarProcess.start(directory, properties)) {
            assertNotEquals(0, service.awaitExit());
            assertEquals(1, service.log().lines().count(), service.log());
            assertTrue(service.log().contains(asked), service.log());
        }
    }

    @Test
    void with_a_database_configured_no_embedded_one_starts() {
        var properties = configured();
        properties.put("redress.embedded-database", "true");
        try (var service = JarProcess.start(directory, properties).awaitReady()) {
            assertFalse(Files.exists(directory.resolve(".redress")), service.log());
        }
    }

    private static Map<String, String> withoutDatabase() {
        var properties = new HashMap<>(TestTokens.properties());
        properties.putAll(TestPeople.properties());
        return properties;
    }

    private static Map<String, String> configured() {
        var properties = new HashMap<>(TestPostgres.fresh().properties());
        properties.putAll(TestTokens.properties());
        properties.putAll(TestPeople.properties());
        return properties;
    }

    private static List<String> entryPoint() throws IOException {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(
                    List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
        }
        for (var word : instructions(ENTRYPOINT).getLast().group(1).split(", ")) {
            command.add(word.replace("\"", ""));
        }
        return command;
    }

    private static List<Matcher> instructions(Pattern pattern) throws IOException {
        var found = new ArrayList<Matcher>();
        for (var line : Files.readAllLines(Path.of("src/main/docker/Dockerfile.jvm"))) {
            var matcher = pattern.matcher(line);
            if (matcher.matches()) {
                found.add(matcher);
            }
        }
        assertFalse(found.isEmpty(), pattern.pattern());
        return found;
    }

    private static void copy(Path source, Path target) throws IOException {
        try (var files = Files.walk(source)) {
            for (var file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        }
    }
}
