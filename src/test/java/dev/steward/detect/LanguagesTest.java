package dev.steward.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Column;
import dev.steward.core.TableRef;
import dev.steward.inventory.Finding;
import dev.steward.inventory.Inventory;
import dev.steward.inventory.ScannedTable;
import dev.steward.inventory.TableProfiler;
import dev.steward.testkit.Rows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole tables in many languages; the people in them do not exist. */
class LanguagesTest {
  private static final int ROWS = 24;

  /** A column is {@code header=expected:value|value}, with {@code #} for a digit. */
  static List<Arguments> tables() {
    return List.of(
        table(
            "mitarbeiter",
            "Personalnr=person-id:10##|20##",
            "Vorname=given-name:Jörg|Silke|Uwe|Heike",
            "Zuname=family-name:Krämer|Vogt|Lindner",
            "Geb.Dat.=date-of-birth:01.02.1971|13.09.1985|30.11.1964",
            "Steuer-ID=tax-id:86095742719|47036892816",
            "Konfession=religion:ev|rk|ohne",
            "Krankheitstage=health:0|4|12",
            "Eintritt=none:01.04.2010|15.09.2018",
            "Gehalt=salary:3200,00|4150,50",
            "Kostenstelle=none:4711|4720",
            "SchwerbehGrad=health:0|50|30"),
        table(
            "clients",
            "civilité=name-part:M.|Mme",
            "nom=family-name:Lefèvre|Moreau|Girard",
            "prénom=given-name:Élodie|Thierry|Maxime",
            "courriel=email:e.lefevre@exemple.fr|tm#@exemple.fr",
            "tél_portable=phone:06 12 34 56 7#|07 98 76 54 3#",
            "code_postal=postal-code:75011|69003",
            "ville=city:Paris|Lyon",
            "date_inscription=none:2021-03-04|2020-01-02",
            "points_fidelite=none:120|340"),
        table(
            "pacientes",
            "NHC=person-id:00123#|00124#",
            "apellidos=family-name:Ruiz Gómez|Ortega Sanz",
            "nombre=given-name:Lucía|Íker|Nuria",
            "DNI=national-id:12345678Z|87654321X",
            "fecha_nac=date-of-birth:12/05/1990|03/11/1975",
            "grupo_sanguineo=health:A+|O-|AB+",
            "diagnostico=health:Hipertensión|Asma",
            "teléfono=phone:612 345 67#|699 112 23#",
            "municipio=city:Getafe|Alcorcón",
            "fecha_ingreso=none:2024-02-01|2024-02-09"),
        table(
            "anagrafica",
            "cognome=family-name:Bianchi|Ferrari",
            "nome=given-name:Giulia|Paolo",
            "codice_fiscale=tax-id:RSSMRA85T10A562S",
            "luogo_nascita=birth-place:Roma|Torino",
            "sesso=gender:M|F",
            "indirizzo=street-address:Via Garibaldi #|Corso Italia 1#",
            "cap=postal-code:00184|10121",
            "prov=region:RM|TO",
            "stato_civile=marital-status:celibe|coniugata"),
        table(
            "alunos",
            "nome_completo=person-name:João Pereira da Silva|Maria Oliveira",
            "cpf=tax-id:390.533.447-05",
            "raca_cor=race-ethnicity:Parda|Branca",
            "dt_nasc=date-of-birth:2008-04-05|2010-01-22",
            "turma=none:7A|8B",
            "nota_final=none:8.5|6.0"),
        table(
            "leden",
            "voorletters=name-part:A.B.|C.",
            "tussenvoegsel=name-part:van der|de",
            "achternaam=family-name:Jansen|Visser",
            "geslacht=gender:M|V",
            "geboortedatum=date-of-birth:1980-05-04|1992-12-31",
            "bsn=national-id:111222333|123456782",
            "rekeningnummer=bank-account:NL91ABNA0417164300",
            "lidmaatschapstype=none:jaar|maand"),
        table(
            "pracownicy",
            "imie=given-name:Katarzyna|Tomasz",
            "nazwisko=family-name:Kowalska|Nowak",
            "pesel=national-id:44051401359",
            "stanowisko=occupation:kierowca|księgowa",
            "wynagrodzenie=salary:5400|7200",
            "dzial=none:HR|IT",
            "nr_konta=bank-account:61109010140000071219812874"),
        table(
            "zamestnanci",
            "jmeno=given-name:Jiří|Alena",
            "prijmeni=family-name:Novák|Dvořáková",
            "rodne_cislo=national-id:710319/2745",
            "bydliste=street-address:Nádražní 1#, Brno",
            "zdrav_pojistovna=health:VZP|OZP",
            "datum_nastupu=none:2015-01-01|2019-06-01"),
        table(
            "anställda",
            "förnamn=given-name:Lars|Ingrid",
            "efternamn=family-name:Andersson|Nilsson",
            "personnummer=national-id:811228-9874",
            "e-post=email:lars#@foretag.se",
            "facklig_tillhörighet=trade-union:Unionen|Ingen",
            "månadslön=salary:31000|42000",
            "avdelning=none:Ekonomi|Lager"),
        table(
            "potilaat",
            "etunimi=given-name:Juhani|Aino",
            "sukunimi=family-name:Virtanen|Korhonen",
            "hetu=national-id:131052-308T",
            "diagnoosi=health:J45.9|E11.9",
            "veriryhmä=health:A+|O+",
            "kotikunta=city:Espoo|Turku",
            "käyntipvm=none:2024-01-05|2024-02-01"),
        table(
            "dolgozók",
            "vezetéknév=family-name:Nagy|Szabó",
            "keresztnév=given-name:Gábor|Ilona",
            "szül_hely=birth-place:Budapest|Pécs",
            "anyja_neve=person-name:Kiss Mária|Tóth Éva",
            "lakcím=street-address:Kossuth utca #.",
            "TAJ=national-id:111 111 110",
            "nemzetiség=race-ethnicity:magyar|roma"),
        table(
            "angajati",
            "nume=family-name:Popescu|Ionescu",
            "prenume=given-name:Andrei|Elena",
            "CNP=national-id:1630615123457",
            "adresa=street-address:Str. Unirii nr. #",
            "salariu=salary:4500|6100",
            "cazier=criminal:nu|da"),
        table(
            "πελάτες",
            "Επώνυμο=family-name:Παπαδόπουλος|Νικολάου",
            "Όνομα=given-name:Γιώργος|Ελένη",
            "ΑΦΜ=tax-id:094259216",
            "Κινητό=phone:697123456#|694765432#",
            "Διεύθυνση=street-address:Ερμού 1#|Σταδίου 2#",
            "Θρήσκευμα=religion:Χριστιανός Ορθόδοξος|Μουσουλμάνος"),
        table(
            "musteriler",
            "ad=given-name:Mehmet|Ayşe",
            "soyad=family-name:Yılmaz|Kaya",
            "tc_kimlik_no=national-id:10000000146",
            "dogum_tarihi=date-of-birth:1984-02-03|1990-07-08",
            "cep_tel=phone:0532 123 45 6#",
            "il=city:Ankara|İzmir",
            "kan_grubu=health:0 Rh+|A Rh-",
            "siparis_sayisi=none:3|14"),
        table(
            "клиенты",
            "Фамилия=family-name:Иванов|Петрова",
            "Имя=given-name:Сергей|Ольга",
            "Отчество=name-part:Петрович|Ивановна",
            "СНИЛС=national-id:112-233-445 95",
            "Паспорт=passport:4509 12345#",
            "Город=city:Казань|Омск",
            "Дата_заказа=none:2023-05-06|2023-07-08",
            "Сумма=none:1500.50|2300"),
        table(
            "会員",
            "会員番号=person-id:A0001#|A0002#",
            "氏名=person-name:佐藤健|鈴木花子",
            "フリガナ=person-name:サトウ ケン|スズキ ハナコ",
            "生年月日=date-of-birth:1985-02-03|1991-10-10",
            "郵便番号=postal-code:150-0001|530-0001",
            "住所=street-address:東京都渋谷区神宮前1-2-#",
            "電話番号=phone:090-1234-567#",
            "性別=gender:男|女",
            "登録日=none:2020-01-01|2021-01-01"),
        table(
            "customers",
            "姓名=person-name:王伟|李娜",
            "身份证号=national-id:11010519491231002X",
            "手机号=phone:1381234567#|1390001234#",
            "民族=race-ethnicity:汉族|回族",
            "政治面貌=political-opinion:群众|党员",
            "订单数=none:5|9"),
        table(
            "suppliers",
            "company_name=none:Alfa Supplies Ltd|Beta Trading GmbH",
            "contact_email=none:info@alfa.com|sales@beta.de",
            "phone=none:+44 20 7946 095#",
            "address=none:1# High Street, London",
            "vat_id=none:GB999999973|DE136695976",
            "website=none:https://alfa.com|https://beta.de"),
        table(
            "restaurants",
            "name=none:Chez Paul Restaurant|The Green Cafe",
            "street=none:1# Main Street",
            "city=none:Boston|Denver",
            "phone=none:(617) 555-012#",
            "latitude=none:42.36012#|42.35012#",
            "longitude=none:-71.0589#1|-71.06#11",
            "rating=none:4.5|3.9"),
        table(
            "web_events",
            "event_id=none:8f14e45f-ceea-467f-a1d0-9b3c6a4c8e1#",
            "ts=none:2024-05-06T07:08:09Z",
            "client_ip=ip-address:203.0.113.#|198.51.100.2#",
            "user_agent=user-agent:Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36",
            "page=none:/home|/cart",
            "session_id=none:abc12#|def45#",
            "app_version=none:1.2.3.#|2.0.1.#",
            "cookie_id=device-id:GA1.2.123456789.160000000#"),
        table(
            "products",
            "sku=none:AB-1234#",
            "product_name=none:Steel Hammer|Oak Table",
            "color=none:red|blue",
            "weight=none:1.2|3.4",
            "country_of_origin=none:Germany|China",
            "manufacturer=none:Bosch GmbH|Acme Inc",
            "ean=none:400638133393#"),
        table(
            "t1",
            "c1=email:anna.k#@example.org|bert#@example.net",
            "c2=phone:+49 171 123456#|+33 6 12 34 56 7#",
            "c3=iban:DE89370400440532013000|GB29NWBK60161331926819",
            "c4=person-name:Anna Keller|Robert Smith|Maria Rossi",
            "c5=none:A1|B2",
            "c6=none:17|23",
            "c7=none:2024-01-01|2024-05-05",
            "c8=credit-card:4111111111111111|5555555555554444|378282246310005"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void findsWhatTheColumnsHold(String table, List<String> columns) {
    List<Column> headers = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    List<String[]> values = new ArrayList<>();
    for (String column : columns) {
      int equals = column.indexOf('=');
      int colon = column.indexOf(':', equals);
      headers.add(Rows.text(column.substring(0, equals)));
      expected.add(column.substring(0, colon));
      values.add(column.substring(colon + 1).split("\\|"));
    }
    TableProfiler profiler = new TableProfiler(Detectors.standard(), headers);
    profiler.add(
        Rows.batch(
            IntStream.range(0, ROWS)
                .mapToObj(
                    i ->
                        values.stream()
                            .map(of -> of[i % of.length].replace("#", "" + i % 10))
                            .toList())
                .toList()));
    Inventory inventory =
        Inventory.of(
            List.of(
                ScannedTable.scanned(
                    new TableRef("x", table), headers, List.of(), profiler.profile())),
            Detectors.standard(),
            List.of(),
            LocalDate.EPOCH,
            Optional.empty());
    assertThat(inventory.findings())
        .extracting(finding -> finding.column().column() + "=" + said(finding))
        .isEqualTo(expected);
  }

  private static String said(Finding finding) {
    return finding.personal() ? finding.category().orElseThrow().name() : "none";
  }

  private static Arguments table(String name, String... columns) {
    return Arguments.of(name, Arrays.asList(columns));
  }
}
