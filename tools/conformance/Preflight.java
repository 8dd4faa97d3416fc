import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** Prints, a line a file, each code that PDFBox's check of PDF/A-1b finds, once, and the file. */
public class Preflight {
  public static void main(String[] files) throws Exception {
    if (files.length == 1 && files[0].equals("--version")) return;
    for (String file : files) {
      PreflightParser parser = new PreflightParser(new File(file));
      parser.parse();
      try (PreflightDocument document = parser.getPreflightDocument()) {
        document.validate();
        Set<String> found = new TreeSet<>();
        for (ValidationResult.ValidationError error : document.getResult().getErrorsList()) found.add(error.getErrorCode() + " " + error.getDetails().replaceAll("[A-Z]{6}\\+", ""));
        System.out.println(file + "\t" + String.join("; ", found));
      }
    }
  }
}
