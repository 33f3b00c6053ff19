package dev.aiemployee.core.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * How large the house is: files, packages, methods, constructors and the names of types in the main code of the three modules, as the
 * compiler's parser sees them. {@code figures} (the script) prints it; {@code FiguresTest} holds the limits. For one thread.
 */
public final class Figures {
    /** Above these a package, a file, a method or a constructor is named. */
    private static final int FILES_IN_A_PACKAGE = 30;

    private static final int LINES_OF_A_FILE = 300;
    private static final int LINES_OF_A_METHOD = 13;
    private static final int ARGUMENTS = 6;

    private static final List<String> MODULES = List.of("agent-core", "cloud-agent", "local-agent");

    private final Map<String, Integer> filesOfPackage = new TreeMap<>();
    private final Map<String, Integer> linesOfFile = new TreeMap<>();
    private final List<Integer> linesOfMethods = new ArrayList<>();
    private final Set<String> wideConstructors = new TreeSet<>();
    private final Map<String, Set<String>> typesByName = new TreeMap<>();

    /**
     * Reads the sources.
     *
     * @param root the folder of the project
     */
    public static Figures of(Path root) {
        Figures figures = new Figures();
        List<Path> files = MODULES.stream()
                .map(module -> root.resolve(module).resolve("src/main/java"))
                .flatMap(folder -> sources(folder).stream())
                .toList();
        figures.read(files);
        return figures;
    }

    private static List<Path> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                read(unit, positions);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read(CompilationUnitTree unit, SourcePositions positions) {
        String place = unit.getPackageName().toString();
        String name = Path.of(unit.getSourceFile().getName()).getFileName().toString();
        filesOfPackage.merge(place, 1, Integer::sum);
        linesOfFile.put(place + "." + name.replace(".java", ""), lines(unit, unit, positions));
        new Reader(unit, positions).scan(unit, null);
    }

    /** The lines from the first letter to the last. */
    private static int lines(CompilationUnitTree unit, Tree part, SourcePositions positions) {
        LineMap lines = unit.getLineMap();
        long first = part == unit ? 1 : lines.getLineNumber(positions.getStartPosition(unit, part));
        return (int) (lines.getLineNumber(positions.getEndPosition(unit, part)) - first + 1);
    }

    /** What one file declares. */
    private final class Reader extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Reader(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            String name = type.getSimpleName().toString();
            if (getCurrentPath().getParentPath().getLeaf() == unit) {
                typesByName.computeIfAbsent(name, any -> new TreeSet<>()).add(unit.getPackageName() + "." + name);
            }
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            if (method.getBody() != null) {
                linesOfMethods.add(
                        lines(unit, method.getBody(), positions) - 2 > 0
                                ? lines(unit, method.getBody(), positions) - 2
                                : 1);
            }
            boolean canonical = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
            if (method.getReturnType() == null
                    && !canonical
                    && method.getParameters().size() > ARGUMENTS) {
                wideConstructors.add(unit.getPackageName() + "."
                        + ((ClassTree) getCurrentPath().getParentPath().getLeaf()).getSimpleName());
            }
            return super.visitMethod(method, null);
        }
    }

    /** All lines of main code. */
    public int lines() {
        return linesOfFile.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The packages of too many files, with how many. */
    public Map<String, Integer> largePackages() {
        return above(filesOfPackage, FILES_IN_A_PACKAGE);
    }

    /** The files of too many lines, with how many. */
    public Map<String, Integer> largeFiles() {
        return above(linesOfFile, LINES_OF_A_FILE);
    }

    /** The lines of the file in the middle. */
    public int middleFile() {
        return at(linesOfFile.values(), 0.5);
    }

    /** How many lines nine methods in ten have at most, between their braces. */
    public int longMethod() {
        return at(linesOfMethods, 0.9);
    }

    /** The types whose constructor has too many arguments; the canonical ones of records are not counted. */
    public Set<String> wideConstructors() {
        return wideConstructors;
    }

    /**
     * The names that more than one type has, with these types. Types within types are not counted: the two outcomes {@code Refused} of
     * two operations are always read with the name of their operation.
     */
    public Map<String, Set<String>> namesTwice() {
        Map<String, Set<String>> twice = new TreeMap<>(typesByName);
        twice.values().removeIf(types -> types.size() < 2);
        return twice;
    }

    private static Map<String, Integer> above(Map<String, Integer> all, int most) {
        Map<String, Integer> above = new TreeMap<>(all);
        above.values().removeIf(size -> size <= most);
        return above;
    }

    private static int at(Collection<Integer> sizes, double share) {
        List<Integer> sorted = sizes.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    /** One line for each figure, and the names of what is over its limit. */
    @Override
    public String toString() {
        return "main lines            " + lines() + "\n"
                + "files                 " + linesOfFile.size() + ", half have at most " + middleFile() + " lines\n"
                + "methods               " + linesOfMethods.size() + ", nine in ten have at most " + longMethod()
                + " lines (limit "
                + LINES_OF_A_METHOD + ")\n"
                + named("packages over " + FILES_IN_A_PACKAGE, sizes(largePackages()))
                + named("files over " + LINES_OF_A_FILE, sizes(largeFiles()))
                + named("constructors over " + ARGUMENTS, wideConstructors)
                + named(
                        "type names twice",
                        namesTwice().values().stream().map(Set::toString).toList());
    }

    private static List<String> sizes(Map<String, Integer> sizes) {
        return sizes.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue()))
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .toList();
    }

    private static String named(String what, Collection<String> names) {
        return String.format("%-22s%d%n", what, names.size())
                + names.stream().map(name -> "    " + name + "\n").collect(Collectors.joining());
    }

    /** Prints the figures of the project in the working directory. */
    public static void main(String[] arguments) {
        System.out.print(of(Path.of("").toAbsolutePath()));
    }
}
