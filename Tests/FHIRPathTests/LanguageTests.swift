import FHIRPath
import Testing

/// Expressions and results in the order of FHIRPath N1.
@Suite struct LanguageTests {
    @Test(arguments: [
        // 3, paths
        ("name.given", "Peter|James|Jim|<string>"), ("Patient.name.family", "Chalmers"), ("Resource.id", "p1"),
        ("DomainResource.gender", "male"), ("Observation.status", ""), ("name[1].given[0]", "Jim"), ("name[7]", ""),
        ("`name`.`family`", "Chalmers"), ("name.unknown", ""), ("deceased.exists()", "true"),
        ("deceased.hasValue()", "false"), ("multipleBirth", "2"), ("contained.value", "185 '[lb_av]'"),
        ("birthDate.id", "bd"), ("name.given.extension.url", "http://c"),
        // 4, literals
        ("'a\\'b\\u0041\\n'.length()", "5"), ("@2012-04", "2012-04"), ("@T10:30", "10:30"),
        ("@2012-04-15T", "2012-04-15"),
        ("1.50", "1.50"), ("4 days", "4 days"), ("1 'mg'", "1 'mg'"), ("{}", ""), ("true", "true"),
        ("%ucum", "http://unitsofmeasure.org"),
        ("%`vs-x`", "http://hl7.org/fhir/ValueSet/x"), ("%vs-a-b", "http://hl7.org/fhir/ValueSet/a-b"),
        ("%`ext-x`", "http://hl7.org/fhir/StructureDefinition/x"),
        ("%resource.id | %context.id | %rootResource.id", "p1"),
        // 5.1, existence
        ("name.exists(use = 'usual')", "true"), ("name.all(given.exists())", "true"), ("{}.all(false)", "true"),
        ("(true | false).allTrue()", "false"), ("(true | false).anyFalse()", "true"),
        ("(1 | 2).subsetOf(1 | 2 | 3)", "true"), ("(1 | 2).supersetOf(1 | 2 | 3)", "false"), ("name.count()", "2"),
        ("1.combine(1).distinct()", "1"), ("1.combine(1).isDistinct()", "false"), ("{}.not()", ""),
        ("name.given.empty()", "false"),
        // 5.2, filtering
        ("name.where(use = 'official').family", "Chalmers"), ("name.where(given = 'x')", ""),
        ("name.select(given.first())", "Peter|Jim"),
        ("(1 | 2 | 3).where($index > 0)", "2|3"), ("contained.ofType(Observation).id", "o1"),
        ("(1|2|3).aggregate($this + $total, 0)", "6"), ("name.repeat(given)", "Peter|James|Jim|<string>"),
        ("(3 | 1 | 2).sort(-$this)", "3|2|1"),
        // 5.3 and 5.4, subsets and combinations
        ("(1 | 2 | 3).tail()", "2|3"), ("(1 | 2 | 3).skip(-1)", "1|2|3"), ("(1 | 2 | 3).take(2)", "1|2"),
        ("(1 | 2 | 3).last()", "3"),
        ("(1 | 2).intersect(2 | 3)", "2"), ("(1 | 2).exclude(2)", "1"), ("(1 | 2).union(2 | 3)", "1|2|3"),
        ("1.combine(1)", "1|1"),
        // 5.5, conversion
        ("iif(active, 'yes', 1 / 0)", "yes"), ("iif({}, 1)", ""), ("'t'.toBoolean()", "true"),
        ("'12'.toInteger()", "12"),
        ("'1.2'.convertsToInteger()", "false"), ("'1.20'.toDecimal()", "1.20"), ("'1e2'.convertsToDecimal()", "false"),
        ("'2012-02-30'.convertsToDate()", "false"),
        ("'2012-02-29T10:00:00+02:00'.toDateTime()", "2012-02-29T10:00:00+02:00"),
        ("'4 days'.toQuantity()", "4 days"), ("'4 \\'mg\\''.toQuantity()", "4 'mg'"), ("'4 mg'.toQuantity()", ""),
        ("1 'g'.toQuantity('mg')", "1000 'mg'"),
        // 5.6, strings
        ("'abc'.substring(1, 1)", "b"), ("'abc'.substring(3)", ""), ("'abc'.indexOf('c')", "2"),
        ("'aba'.lastIndexOf('a')", "2"),
        ("'abc'.replace('b', 'xx')", "axxc"), ("'abc'.replace('', 'x')", "xaxbxcx"),
        ("'aB'.upper() & 'aB'.lower()", "ABab"),
        ("'a,b'.split(',')", "a|b"), ("('a' | 'b').join('-')", "a-b"), ("' a '.trim()", "a"), ("'ab'.toChars()", "a|b"),
        (
            "'11/30/1972'.replaceMatches('\\\\b(?<m>\\\\d{1,2})/(?<d>\\\\d{1,2})/(?<y>\\\\d{2,4})\\\\b', '${d}-${m}-${y}')",
            "30-11-1972"
        ),
        ("'a1b22'.replaceMatches('[0-9]+', '<$0>')", "a<1>b<22>"), ("'test'.encode('hex')", "74657374"),
        ("'dGVzdA=='.decode('base64')", "test"), ("'&lt;'.unescape('html')", "<"),
        // 5.7, math
        ("(-5).abs()", "5"), ("1.1.ceiling()", "2"), ("(-2.1).floor()", "-3"), ("81.sqrt()", "9"),
        ("2.power(10)", "1024"),
        ("2.power(-1)", "0.5"), ("(-1).power(0.5)", ""), ("16.log(2)", "4"), ("0.exp()", "1"), ("1.ln()", "0"),
        ("3.14159.round(3)", "3.142"), ("(-1.56).truncate()", "-1"), ("2147483647 + 1", ""),
        ("(-2147483648).convertsToInteger()", "true"), ("1 / 0", ""),
        ("5 div 2", "2"),
        ("-5 mod 3", "-2"), ("1 / 3", "0.3333333333333333333333333333"), ("0.1 + 0.2", "0.3"), ("1.2 * 1.8", "2.16"),
        // 5.8 and 5.9, trees and utilities
        ("contact.children().count()", "2"), ("contact.descendants().count()", "3"), ("today()", "2024-02-29"),
        ("now()", "2024-02-29T10:20:30.400Z"), ("timeOfDay()", "10:20:30.400"),
        ("defineVariable('n', name.count()).select(%n + 1)", "3"), ("gender.type().name", "code"),
        ("1.type().namespace", "System"),
        // 6.1 to 6.5, operators
        ("1 = 1.0", "true"), ("@2012 = @2012-01", ""), ("@2012 = @2013-01", "false"), ("@2012-01 ~ @2012", "false"),
        ("'A' ~ 'a'", "true"), ("(1 | 2) ~ (2 | 1)", "true"), ("1 'g' = 1000 'mg'", "true"), ("1 'g' = 1 'm'", ""),
        ("1 year = 12 months", "true"), ("1 year = 1 'a'", ""), ("1 year ~ 1 'a'", "true"),
        ("contained.value > 80 'kg'", "true"),
        ("@2018-03 < @2018-03-01", ""), ("'a' < 'b'", "true"), ("birthDate < today()", "true"),
        ("gender is code", "true"), ("gender is string", "true"), ("gender is System.String", "false"),
        ("extension.value.ofType(Age).value", "3"), ("extension[1].value is Quantity", "true"),
        ("(gender as string).exists()", "false"),
        ("1 in (1 | 2)", "true"), ("{} in (1 | 2)", ""), ("(1 | 2) contains 3", "false"),
        ("false and {}", "false"), ("true or {}", "true"), ("{} implies true", "true"), ("true xor true", "false"),
        // 6.6, dates and precedence
        ("@2016-02-29 + 1 year", "2017-02-28"), ("@2012-01-31 + 1 month", "2012-02-29"), ("@2014 + 24 months", "2016"),
        ("@T23:30 + 1 hour", "00:30"), ("@2012-12-31T23:59:59Z + 1 second", "2013-01-01T00:00:00Z"),
        ("@9999-12-31 + 1 day", ""),
        ("1 + 2 * 3", "7"), ("-1 + 3", "2"), ("2 'm' * 3 'm' = 6 'm2'", "true"), ("1 'm' + 1 'cm'", "101 'cm'"),
        // boundaries
        ("1.587.lowBoundary(2)", "1.58"), ("@2014-02.highBoundary(8)", "2014-02-28"), ("1.50.precision()", "2"),
        ("@2012.comparable(1)", "false"), ("1 'kg'.comparable(1 '[lb_av]')", "true"),
        // FHIR's additions
        ("extension('http://a').value", "x"), ("generalPractitioner.resolve().id", "o1"),
        ("name.given.hasValue()", "false"),
        ("birthDate.hasValue()", "true"),
    ])
    func evaluates(_ text: String, _ expected: String) throws {
        #expect(try Expressions.result(text) == expected)
    }

    @Test(arguments: [
        ("name.", PathError.Kind.syntax), ("1 +", .syntax), ("(1", .syntax), ("'abc", .syntax), ("/* a", .syntax),
        ("a b", .syntax),
        ("@", .syntax), ("$that", .syntax), ("1 = = 2", .syntax), ("'\\q'", .syntax), ("99999999999", .syntax),
        ("nofunction()", .semantic), ("name.first(1)", .semantic), ("identifier.contains('a')", .semantic),
        ("contained.valueQuantity | deceasedDateTime", .semantic), ("iif(1 | 2, 1)", .semantic),
        ("name.single()", .execution), ("'a' - 'b'", .execution), ("'a' < 1", .execution), ("-true", .execution),
        ("gender.is(nothing)", .execution), ("%undefined", .execution), ("@T10:00Z", .execution),
        ("(1 | 2) & 'a'", .execution),
        ("gender.memberOf('x')", .execution), ("gender.conformsTo('x')", .execution), ("'a'.matches('(')", .execution),
        ("'a'.matches('(a)\\\\1')", .execution), ("name.given.substring(1)", .execution),
        ("@2012-01-01 + 1 'cm'", .execution),
        ("(1 | 2).allTrue()", .execution),
    ])
    func refusesWithTheKind(_ text: String, _ kind: PathError.Kind) {
        #expect(Expressions.fault(text)?.kind == kind, "\(text): \(String(describing: Expressions.fault(text)))")
    }

    @Test(arguments: [
        ("name.foo", PathError.Kind.semantic), ("Observation.status", .semantic), ("foo", .semantic),
        ("name.as(HumanName)", .execution),
        ("(contained.first() as Observation).value.foo", .semantic),
    ])
    func checksNamesWhenStrict(_ text: String, _ kind: PathError.Kind) {
        #expect(Expressions.fault(text, options: .strict)?.kind == kind)
        #expect(Expressions.fault(text) == nil)
    }

    @Test func refusesUnorderedInputWhereOrderCounts() {
        var options = PathOptions()
        options.checksOrder = true
        #expect(Expressions.fault("children().skip(1)", options: options)?.kind == .semantic)
        #expect(Expressions.fault("name.skip(1)", options: options) == nil)
    }

    @Test func findsChoicesByPropertyWhenAllowed() throws {
        var options = PathOptions()
        options.allowsChoiceProperties = true
        #expect(try Expressions.result("multipleBirthInteger", options: options) == "2")
        #expect(try Expressions.result("multipleBirthBoolean", options: options) == "")
    }

    @Test(arguments: [
        ("name.given", "Peter|James|Jim|<Element>"), ("multipleBirth", "2"),
        ("name.where(use = 'official').family", "Chalmers"), ("birthDate > @1970-01-01", "true"), ("Patient.id", "p1"),
    ])
    func worksWithoutDefinitions(_ text: String, _ expected: String) throws {
        #expect(try Expressions.result(text, types: .untyped) == expected)
    }

    @Test func castsToSystemNamesUnlessStrict() throws {
        #expect(try Expressions.result("name.family.first() as String") == "Chalmers")
        #expect(try Expressions.result("name.family.first() as String", options: .strict) == "")
    }

    @Test func saysWhereTheFaultIs() {
        #expect(Expressions.fault("name.given.nofunction()")?.offset == 11)
        #expect(Expressions.fault("1 + )")?.offset == 4)
    }
}
