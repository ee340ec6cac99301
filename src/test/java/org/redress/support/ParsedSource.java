package org.redress.support;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A Java file as the compiler understands it. */
public record ParsedSource(Source source, CompilationUnitTree unit, DocTrees trees) {
    public static Stream<ParsedSource> of(Stream<Source> sources) {
        var byPath = sources.collect(Collectors.toMap(it -> it.path().toUri(), it -> it));
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var paths = byPath.values().stream().map(Source::path).toList();
            var units = files.getJavaFileObjectsFromPaths(paths);
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, units);
            var parsed = Stream.<ParsedSource>builder();
            for (var unit : task.parse()) {
                var source = byPath.get(unit.getSourceFile().toUri());
                parsed.add(new ParsedSource(source, unit, DocTrees.instance(task)));
            }
            return parsed.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every part of the file that is of this kind, however deep. */
    public <T extends Tree> Stream<T> all(Class<T> kind) {
        var found = Stream.<T>builder();
        new TreeScanner<Void, Void>() {
            @Override
            public Void scan(Tree tree, Void nothing) {
                if (kind.isInstance(tree)) {
                    found.add(kind.cast(tree));
                }
                return super.scan(tree, nothing);
            }
        }.scan(unit, null);
        return found.build();
    }

    public String place(Tree tree) {
        return source.place(firstLine(tree));
    }

    public long height(Tree tree) {
        var end = trees.getSourcePositions().getEndPosition(unit, tree);
        return unit.getLineMap().getLineNumber(end) - firstLine(tree) + 1;
    }

    public boolean isExplained(Tree tree) {
        return trees.getDocComment(TreePath.getPath(unit, tree)) != null;
    }

    private long firstLine(Tree tree) {
        var start = trees.getSourcePositions().getStartPosition(unit, tree);
        return unit.getLineMap().getLineNumber(start);
    }
}
