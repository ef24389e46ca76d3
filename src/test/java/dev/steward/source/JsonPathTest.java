package dev.steward.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class JsonPathTest {
  private static final Replacement NULL = new Replacement.Null();
  private static final Replacement ERASED = new Replacement.Text("er\"ased");

  private static String replaced(String path, String json, Replacement replacement) {
    return new JsonPath(path).replace(json, replacement).orElse("no JSON");
  }

  @Test
  void keepsEveryCharacterAroundTheValue() {
    String json = " { \"a\" : 1.50e3,\n \"email\":  \"anna\\u0040x \uD83D\uDE00\" , \"z\": [ ] }\n";
    assertThat(replaced("email", json, ERASED))
        .isEqualTo(" { \"a\" : 1.50e3,\n \"email\":  \"er\\\"ased\" , \"z\": [ ] }\n");
    assertThat(replaced("none", json, ERASED)).isEqualTo(json);
  }

  @Test
  void findsValuesInObjectsAndLists() {
    String json =
        "[{\"user\":{\"email\":\"a\",\"name\":\"n\"}},{\"user\":{\"email\":[\"b\",null]}}]";
    assertThat(replaced("user.email", json, NULL))
        .isEqualTo(
            "[{\"user\":{\"email\":null,\"name\":\"n\"}},{\"user\":{\"email\":[null,null]}}]");
    assertThat(replaced("user", json, NULL)).isEqualTo("[{\"user\":null},{\"user\":null}]");
    assertThat(replaced("user", json, new Replacement.Text("x")))
        .isEqualTo(
            "[{\"user\":{\"email\":\"x\",\"name\":\"x\"}},{\"user\":{\"email\":[\"x\",null]}}]");
    assertThat(replaced("*.name", json, NULL)).contains("\"name\":null").contains("\"a\"");
  }

  @Test
  void knowsFieldsWithDotsAndFieldsThatComeTwice() {
    assertThat(replaced("a.b", "{\"a.b\":1,\"a\":{\"b\":2,\"c\":3},\"a.b\":4}", NULL))
        .isEqualTo("{\"a.b\":null,\"a\":{\"b\":null,\"c\":3},\"a.b\":null}");
  }

  @Test
  void keepsTheKindOfValue() {
    String json = "{\"v\":[\"t\",12,-1.5e3,true,{\"w\":7}]}";
    assertThat(replaced("v", json, new Replacement.Text("0")))
        .isEqualTo("{\"v\":[\"0\",0,0,null,{\"w\":0}]}");
    assertThat(replaced("v", json, new Replacement.Text("x")))
        .isEqualTo("{\"v\":[\"x\",null,null,null,{\"w\":null}]}");
    assertThat(replaced("v", json, new Replacement.Derived(cell -> cell.toUpperCase(Locale.ROOT))))
        .isEqualTo("{\"v\":[\"T\",12,-1.5E3,null,{\"w\":7}]}");
  }

  @Test
  void putsOnlyWrongValuesRight() {
    String json = "{\"v\": [\"old\", \"other\", 12, true, null, {\"w\": \"old\"}], \"u\": \"old\"}";
    assertThat(replaced("v", json, new Replacement.Correction("old"::equals, "new", false)))
        .isEqualTo(json.replaceFirst("old", "new").replaceFirst("old", "new"));
    assertThat(replaced("v", json, new Replacement.Correction("12"::equals, "13", false)))
        .isEqualTo(json.replace("12", "13"));
    assertThat(replaced("v", json, new Replacement.Correction("12"::equals, "none", false)))
        .isEqualTo(json);
    assertThat(replaced("u", json, new Replacement.Correction("old"::equals, "", false)))
        .endsWith("\"u\": null}");
    assertThat(replaced("u", "no JSON", new Replacement.Correction(it -> true, "new", false)))
        .isEqualTo("no JSON");
  }

  @Test
  void takesDatesToTheFirstOfTheirYear() {
    String json = "{\"d\":[\"1980-05-17\",\"1980-05-17T10:30:00.5+02:00\",\"17.5.1980\",5]}";
    assertThat(replaced("d", json, new Replacement.FirstOfYear()))
        .isEqualTo("{\"d\":[\"1980-01-01\",\"1980-01-01T00:00:00.0+02:00\",null,null]}");
  }

  @Test
  void saysWhatIsNoJson() {
    for (String text : new String[] {"", "{\"email\":", "anna", "{} {}", "{'email':'a'}"}) {
      assertThat(new JsonPath("email").replace(text, NULL)).as(text).isEmpty();
    }
    assertThat(replaced("email", "\"a text\"", NULL)).isEqualTo("\"a text\"");
  }
}
