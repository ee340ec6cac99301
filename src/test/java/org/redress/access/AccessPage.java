package org.redress.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the table of access, and the fields that are not for everybody, as docs/access.md. */
final class AccessPage {

    static final Path VIEWS = Path.of("src", "test", "resources", "views");

    private static final String TOP =
            """
            # Who may do what

            Generated from `access/AccessTable`, the table that the service itself asks, by `AccessTableTest`: do not
            edit. After a change write it anew with
            `./mvnw -q -Dtest=AccessTableTest -Dredress.write-docs=true test`.

            A role may what its column says, to what stands so to the caller; an empty cell is a 403.
            - `all`: whatever it is about.
            - `own`: the order's buyer or seller, the account itself, who filed the report. For anybody else there is
              nothing under the id: the 404 is the same as for an id that does not exist, whatever else the request
              holds.
            - `others`: whatever is neither his nor about him: nobody works for the house on an order that he bought or
              sold, on his own account or on a report of or about himself, by whichever token he comes.
            - `escalated`: of `others`, orders with a dispute that has come to the mediators. Before that the order does
              not exist for him.

            Who followed the link of an email (`POST /v1/case-links`) is that order's buyer or seller, and of no other;
            accounts, reports and the service are closed to him.

            Whoever has several roles stands to an order as the first of these that fits: marketplace, its buyer, its
            seller, operator, supervisor, mediator, assistant, auditor, reader; another of his roles opens nothing to
            him there.
            Lists hold only what a caller may see. What a party may do *now* depends on the state of the case: see
            [lifecycle.md](lifecycle.md), and `allowedActions` of every order and dispute.
            """;

    private static final String FIELDS =
            """

            ## Fields that are not for everybody

            Of the views of the operations above; a field that is not named here is for everybody who may look at the
            view. `ViewsTest` holds the whole lists, in `src/test/resources/views`.

            | view | field | for |
            |---|---|---|
            """;

    private AccessPage() {}

    static String write() {
        var page = new StringBuilder(TOP);
        page.append(chapter("Orders, disputes and files", Subject.ORDER));
        page.append(chapter("Accounts", Subject.ACCOUNT));
        page.append(chapter("Reports and appeals", Subject.REPORT));
        page.append(chapter("What the house does about orders", Subject.CASEWORK));
        page.append(chapter("The service", Subject.SERVICE));
        page.append("\n## For everybody with a token\n\n").append(list(Subject.PUBLISHED));
        page.append(
                """

                ## Without a token

                A provider's signature lets in, or that of a link in an email; what begins with `/demo` is in no
                production build.

                """);
        page.append(list(Subject.OPEN));
        return page.append(FIELDS).append(fields()).toString();
    }

    private static String chapter(String title, Subject subject) {
        var chapter = new StringBuilder("\n## ").append(title).append("\n\n| operation |");
        var roles = Role.NAMES.stream().filter(role -> subject.relation(role) != null).toList();
        roles.forEach(role -> chapter.append(' ').append(role).append(" |"));
        chapter.append("\n|---|").append("---|".repeat(roles.size())).append('\n');
        of(subject).forEach(rule -> chapter.append(row(rule, roles)));
        return chapter.toString();
    }

    private static String row(Rule rule, List<String> roles) {
        return roles.stream()
                .map(role -> rule.relation(role) == null ? "" : rule.relation(role).word() + " ")
                .collect(Collectors.joining("| ", "| `" + rule.operation() + "` | ", "|\n"));
    }

    private static String list(Subject subject) {
        return of(subject).stream()
                .map(rule -> "- `" + rule.operation() + "`\n")
                .collect(Collectors.joining());
    }

    private static List<Rule> of(Subject subject) {
        return AccessTable.RULES.stream().filter(rule -> rule.subject() == subject).toList();
    }

    /** The lines of the golden files that name roles. */
    private static String fields() {
        try (var files = Files.list(VIEWS)) {
            return files.sorted().map(AccessPage::fields).collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fields(Path file) {
        try {
            String view = file.getFileName().toString().replace(".txt", "");
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("#") && line.contains(": "))
                    .map(line -> line.split(": "))
                    .map(line -> "| " + view + " | `" + line[0] + "` | " + line[1] + " |\n")
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
