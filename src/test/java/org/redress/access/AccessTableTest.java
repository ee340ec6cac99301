package org.redress.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of access, the annotations of the resources and the page about both say the same. */
@Tag("FS3")
class AccessTableTest {

    private static final java.nio.file.Path PAGE = java.nio.file.Path.of("docs", "access.md");

    /** Every method that answers requests, by its operation. */
    private static final Map<String, Method> METHODS = methods();

    private static Map<String, Method> methods() {
        Map<String, Method> found = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("org.redress").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .forEach(type ->
                                Arrays.stream(type.getDeclaredMethods())
                                        .forEach(method ->
                                                Operations.name(type, method)
                                                        .ifPresent(it -> found.put(it, method))));
        return found;
    }

    @Test
    void every_operation_has_a_row() {
        List<String> missing = new ArrayList<>();
        METHODS.forEach((operation, method) -> {
            if (AccessTable.find(operation).isEmpty()) {
                missing.add("add to AccessTable: " + row(operation, method));
            }
        });
        assertEquals("", String.join("\n", missing));
    }

    private static String row(String operation, Method method) {
        var said = said(method);
        String roles =
                said instanceof RolesAllowed allowed
                        ? Arrays.stream(allowed.value())
                                .map(role -> ", " + role.toUpperCase(Locale.ROOT))
                                .collect(Collectors.joining())
                        : "";
        String subject =
                switch (said) {
                    case PermitAll all -> "OPEN";
                    case Authenticated any -> "PUBLISHED";
                    case null, default -> "ORDER or ACCOUNT or REPORT or CASEWORK or SERVICE";
                };
        return "on(" + subject + ", \"" + operation + "\"" + roles + "),";
    }

    @Test
    void every_row_is_of_an_operation() {
        var rows = AccessTable.RULES.stream().map(Rule::operation).collect(Collectors.toSet());

        assertEquals(METHODS.keySet(), new TreeSet<>(rows));
        assertEquals(AccessTable.RULES.size(), rows.size(), "each once");
    }

    @Test
    void the_outer_gate_of_annotations_lets_in_whom_the_table_does() {
        List<String> different = new ArrayList<>();
        METHODS.forEach((operation, method) -> {
            Rule rule = AccessTable.find(operation).orElseThrow();
            if (!agrees(rule, said(method))) {
                different.add(rule + " but " + said(method));
            }
        });
        assertEquals("", String.join("\n", different));
    }

    private static boolean agrees(Rule rule, Annotation said) {
        return switch (rule.subject()) {
            case OPEN -> said instanceof PermitAll;
            case PUBLISHED -> said instanceof Authenticated;
            case ORDER, ACCOUNT, REPORT, CASEWORK, SERVICE ->
                    said instanceof RolesAllowed allowed
                            && Set.of(allowed.value()).equals(rule.roles());
        };
    }

    /** The method's own annotation, else that of its class. */
    private static Annotation said(Method method) {
        for (var type : List.of(RolesAllowed.class, PermitAll.class, Authenticated.class)) {
            if (method.isAnnotationPresent(type)) {
                return method.getAnnotation(type);
            }
        }
        return method.getDeclaringClass().getAnnotation(RolesAllowed.class);
    }

    @Test
    void a_role_that_has_nothing_to_do_with_a_subject_cannot_be_let_in() {
        var readers = Set.of(Role.READER);

        assertThrows(
                IllegalArgumentException.class,
                () -> new Rule("GET /v1/accounts/{id}", Subject.ACCOUNT, readers));
    }

    @Test
    void without_a_row_a_caller_may_nothing() {
        var nobody = new Caller("op", Set.copyOf(Role.NAMES));

        for (Relation relation : Relation.values()) {
            assertEquals(false, nobody.may(relation));
        }
    }

    @Test
    void the_page_about_access_says_what_the_table_does() throws Exception {
        String page = AccessPage.write();
        if (Boolean.getBoolean("redress.write-docs")) {
            Files.writeString(PAGE, page);
        }
        String onDisk = Files.exists(PAGE) ? Files.readString(PAGE).replace("\r\n", "\n") : "";

        assertTrue(
                page.equals(onDisk),
                PAGE
                        + " is stale: run ./mvnw -q -Dtest=AccessTableTest"
                        + " -Dredress.write-docs=true test and commit it");
    }
}
