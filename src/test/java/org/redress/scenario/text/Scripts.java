package org.redress.scenario.text;

import io.cucumber.cucumberexpressions.Argument;
import io.cucumber.cucumberexpressions.Expression;
import io.cucumber.cucumberexpressions.ExpressionFactory;
import io.cucumber.cucumberexpressions.ParameterType;
import io.cucumber.cucumberexpressions.ParameterTypeRegistry;
import io.cucumber.cucumberexpressions.Transformer;
import io.cucumber.datatable.DataTable;
import io.cucumber.gherkin.GherkinParser;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleTable;
import io.cucumber.messages.types.PickleTableCell;
import io.cucumber.messages.types.PickleTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads feature files into scripts, with the same steps as Cucumber runs over HTTP. */
final class Scripts {

    static final Path FEATURES = Path.of("src", "test", "resources", "features");

    private static final List<Class<?>> STEPS =
            List.of(DeedSteps.class, DisputeSteps.class, WitnessSteps.class, OutlookSteps.class);
    private static final Pattern POLICY = Pattern.compile("^an order .*?under \"([^\"]+)\"");

    private record Meaning(Expression expression, Method method) {}

    private final List<Meaning> meanings;

    private Scripts(List<Meaning> meanings) {
        this.meanings = meanings;
    }

    /** All scenarios of a folder or a file. */
    static List<Script> in(Path features) {
        var scripts = new Scripts(meanings());
        try (var files = Files.walk(features)) {
            return files.filter(file -> file.toString().endsWith(".feature"))
                    .sorted()
                    .flatMap(file -> scripts.of(features, file))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Stream<Script> of(Path root, Path file) {
        String name = file.equals(root) ? file.toString() : root.relativize(file).toString();
        try {
            var parser =
                    GherkinParser.builder()
                            .includeSource(false)
                            .includeGherkinDocument(false)
                            .build();
            List<Envelope> envelopes = parser.parse(file).toList();
            envelopes.forEach(it ->
                    it.getParseError()
                            .ifPresent(wrong -> {
                                throw new AssertionError(name + ": " + wrong.getMessage());
                            }));
            return envelopes.stream()
                    .flatMap(it -> it.getPickle().stream())
                    .map(pickle -> script(name, pickle));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Script script(String file, Pickle pickle) {
        Set<String> tags =
                pickle.getTags().stream()
                        .map(PickleTag::getName)
                        .map(tag -> tag.substring(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> policies = new TreeSet<>();
        List<Script.Line> lines = new ArrayList<>();
        for (PickleStep step : pickle.getSteps()) {
            var policy = POLICY.matcher(step.getText());
            if (policy.find()) {
                policies.add(policy.group(1));
            }
            lines.add(line(file + ": " + pickle.getName(), step));
        }
        return new Script(pickle.getName(), file, tags, policies, lines);
    }

    private Script.Line line(String place, PickleStep step) {
        List<Script.Line> found = new ArrayList<>();
        for (Meaning meaning : meanings) {
            List<Argument<?>> matched = meaning.expression().match(step.getText());
            if (matched != null) {
                List<Object> arguments = new ArrayList<>();
                matched.forEach(argument -> arguments.add(argument.getValue()));
                step.getArgument()
                        .flatMap(it -> it.getDataTable())
                        .ifPresent(table -> arguments.add(table(table)));
                found.add(new Script.Line(step.getText(), meaning.method(), arguments.toArray()));
            }
        }
        if (found.size() != 1) {
            String what = found.isEmpty() ? "nobody understands: " : "more than one meaning: ";
            throw new AssertionError(place + "\n  " + what + step.getText());
        }
        return found.getFirst();
    }

    private static DataTable table(PickleTable table) {
        return DataTable.create(
                table.getRows().stream()
                        .map(row -> row.getCells().stream().map(PickleTableCell::getValue).toList())
                        .toList());
    }

    private static List<Meaning> meanings() {
        var types = new ParameterTypeRegistry(Locale.ENGLISH);
        for (Method method : Words.class.getDeclaredMethods()) {
            var word = method.getAnnotation(io.cucumber.java.ParameterType.class);
            if (word != null) {
                types.defineParameterType(type(method, word.value()));
            }
        }
        var factory = new ExpressionFactory(types);
        return STEPS.stream()
                .flatMap(kind -> Arrays.stream(kind.getDeclaredMethods()))
                .flatMap(method ->
                        sentences(method)
                                .map(text -> new Meaning(factory.createExpression(text), method)))
                .toList();
    }

    private static ParameterType<Object> type(Method method, String regexp) {
        Transformer<Object> transformer = text -> method.invoke(null, text);
        return new ParameterType<>(
                method.getName(),
                List.of(regexp),
                method.getReturnType(),
                transformer,
                false,
                false,
                false);
    }

    private static Stream<String> sentences(Method method) {
        return Stream.of(
                        Arrays.stream(method.getAnnotationsByType(Given.class)).map(Given::value),
                        Arrays.stream(method.getAnnotationsByType(When.class)).map(When::value),
                        Arrays.stream(method.getAnnotationsByType(Then.class)).map(Then::value))
                .flatMap(it -> it);
    }
}
