import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON in and out, so that the programs need no library beside the ones they ask. Whole numbers that fit are Long, all others
 * Double: the two kinds of number that the broker's own storage (MessagePack) knows.
 */
final class Json {
  private final String text;
  private int at;

  private Json(final String text) {
    this.text = text;
  }

  static Object parse(final String text) {
    return new Json(text).value();
  }

  private char next() {
    while (Character.isWhitespace(text.charAt(at))) at++;
    return text.charAt(at);
  }

  private Object value() {
    switch (next()) {
      case '{':
        return object();
      case '[':
        return list();
      case '"':
        return string();
      case 't':
        at += 4;
        return Boolean.TRUE;
      case 'f':
        at += 5;
        return Boolean.FALSE;
      case 'n':
        at += 4;
        return null;
      default:
        return number();
    }
  }

  private Map<String, Object> object() {
    final Map<String, Object> entries = new LinkedHashMap<>();
    at++;
    while (next() != '}') {
      if (text.charAt(at) == ',') at++;
      next();
      final String key = string();
      next();
      at++;
      entries.put(key, value());
    }
    at++;
    return entries;
  }

  private List<Object> list() {
    final List<Object> items = new ArrayList<>();
    at++;
    while (next() != ']') {
      if (text.charAt(at) == ',') at++;
      items.add(value());
    }
    at++;
    return items;
  }

  private String string() {
    final StringBuilder out = new StringBuilder();
    for (at++; text.charAt(at) != '"'; at++) {
      char letter = text.charAt(at);
      if (letter == '\\') {
        letter = text.charAt(++at);
        if (letter == 'u') {
          letter = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
          at += 4;
        } else {
          final int known = "bfnrt".indexOf(letter);
          if (known >= 0) letter = "\b\f\n\r\t".charAt(known);
        }
      }
      out.append(letter);
    }
    at++;
    return out.toString();
  }

  private Object number() {
    final int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) at++;
    final String digits = text.substring(from, at);
    if (digits.matches("-?\\d{1,18}")) return Long.parseLong(digits);
    return Double.parseDouble(digits);
  }

  static void write(final StringBuilder out, final Object value) {
    if (value instanceof String string) {
      quote(out, string);
    } else if (value instanceof Double number && !(Double.isFinite(number))) {
      throw new IllegalArgumentException("no JSON number: " + number);
    } else if (value instanceof Map<?, ?> entries) {
      out.append('{');
      String comma = "";
      for (final Map.Entry<?, ?> entry : entries.entrySet()) {
        out.append(comma);
        quote(out, (String) entry.getKey());
        out.append(':');
        write(out, entry.getValue());
        comma = ",";
      }
      out.append('}');
    } else if (value instanceof List<?> items) {
      out.append('[');
      String comma = "";
      for (final Object item : items) {
        out.append(comma);
        write(out, item);
        comma = ",";
      }
      out.append(']');
    } else {
      out.append(value);
    }
  }

  private static void quote(final StringBuilder out, final String string) {
    out.append('"');
    for (final char letter : string.toCharArray()) {
      if (letter == '"' || letter == '\\') out.append('\\').append(letter);
      else if (letter < ' ' || Character.isSurrogate(letter) || letter == '\u2028' || letter == '\u2029')
        out.append(String.format("\\u%04x", (int) letter));
      else out.append(letter);
    }
    out.append('"');
  }
}
