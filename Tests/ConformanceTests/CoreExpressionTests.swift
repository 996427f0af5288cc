import FHIRDefinitions
import FHIRModel
import FHIRPath
import FHIRValidation
import Testing

@Suite struct CoreExpressionTests {
    /// Every invariant of the R4 core compiles for the element it stands at.
    @Test func compilesAllInvariants() throws {
        let store = try CoreFacts.store()
        let types = try Validator(definitions: store).types
        var count = 0
        var failures: [String] = []
        // Most expressions stand at many elements of one type.
        var seen: Set<String> = []
        for resource in store.resources(ofType: "StructureDefinition") {
            guard let definition = resource.structureDefinition, !definition.isProfile else { continue }
            for element in definition.snapshot {
                for constraint in element.constraints {
                    guard let expression = constraint.expression else { continue }
                    count += 1
                    let type = element.isRoot ? definition.type : element.types.first?.typeName ?? ""
                    guard seen.insert("\(type) \(expression)").inserted else { continue }
                    do throws(PathError) {
                        _ = try PathProgram(expression, on: type, types: types)
                    } catch {
                        failures.append("\(element.path) \(constraint.key): \(error)")
                    }
                }
            }
        }
        #expect(count > 9_000)
        #expect(failures == [])
    }

    /// Every search parameter's expression compiles, and finds its way for the type it is for.
    @Test func compilesAllSearchParameters() throws {
        let store = try CoreFacts.store()
        let types = try Validator(definitions: store).types
        var failures: [String] = []
        for type in ["Patient", "Claim", "Coverage", "Observation", "Bundle", "Group", "Contract", "ClaimResponse"] {
            for parameter in store.searchParameters(for: type) {
                guard let expression = parameter.expression else { continue }
                do throws(PathError) {
                    _ = try PathProgram(expression, on: type, types: types)
                } catch {
                    failures.append("\(type) \(parameter.code): \(error)")
                }
            }
        }
        #expect(failures == [])
    }
}
