public import FHIRModel

/// What an evaluation sees besides its input: the resource around it, variables, the host and the clock.
///
/// Make one for a resource and use it for all expressions on it; not for two threads at once.
public final class PathContext {
    /// `%resource`: the innermost resource the input is part of.
    public var resource: PathElement?
    /// `%rootResource`: the outermost, where the resource is contained in another.
    public var rootResource: PathElement?
    /// Values of further `%name` variables.
    public var variables: [String: PathCollection] = [:]
    public var host: (any PathHost)?
    /// Called by `trace()`, with the name given and the items.
    public var trace: ((String, PathCollection) -> Void)?
    /// What `now()` answers; taken from the system's clock at first use when not set.
    public var now: PathTemporal?
    /// Work one evaluation may do, counted in items looked at; a resource of many values adds to it.
    public var stepLimit = 5_000_000
    /// Longest string an expression may make, in bytes.
    public var stringLimit = 4 * 1024 * 1024

    public let types: PathTypes
    private var steps = 0
    private var currentLimit = 0
    /// Expressions run inside each other through a host, such as a profile checked by `conformsTo`.
    private var nesting = 0
    private var regexes: [String: PathRegex] = [:]
    private var layouts: [UInt32: PathTypes.Layout] = [:]

    public init(types: PathTypes) { self.types = types }

    /// For a resource, with `%resource` and `%rootResource` set to it.
    public convenience init(types: PathTypes, resource: Node) {
        self.init(types: types)
        let element = element(resource)
        self.resource = element
        rootResource = element
    }

    /// A resource as an element of its own type.
    public func element(_ resource: Node) -> PathElement {
        PathElement(resource, type: types.type(ofResource: resource))
    }

    func begin() throws(PathError) {
        if nesting == 0 {
            steps = 0
            // Expressions may look at every value of a large Bundle a few times.
            currentLimit = stepLimit + 16 * (rootResource?.node.document.root.endOrder ?? 0)
        }
        nesting += 1
        guard nesting <= 16 else { throw .execution("expressions run inside each other too deeply") }
    }

    func end() { nesting -= 1 }

    /// Counts work.
    /// - Throws: an execution error once the limit is passed.
    @inline(__always)
    func spend(_ amount: Int = 1) throws(PathError) {
        steps &+= amount
        if steps > currentLimit { throw exhausted }
    }

    private var exhausted: PathError { .execution("the expression takes more than \(currentLimit) steps") }

    func checkLength(_ text: String) throws(PathError) {
        guard text.utf8.count <= stringLimit else {
            throw .execution("the expression makes a string of more than \(stringLimit) bytes")
        }
    }

    /// The elements of a type; a copy of what the shared types know, reached without a lock.
    func layout(of type: PathType) -> PathTypes.Layout? {
        if let known = layouts[type.id] { return known }
        guard let layout = types.layout(of: type) else { return nil }
        layouts[type.id] = layout
        return layout
    }

    /// A compiled regular expression; those of this context are kept.
    func regex(_ pattern: String) throws(PathError) -> PathRegex {
        if let known = regexes[pattern] { return known }
        do throws(RegexError) {
            let regex = try types.regex(pattern)
            if regexes.count > 64 { regexes = [:] }
            regexes[pattern] = regex
            return regex
        } catch {
            throw .execution("the regular expression cannot be used: \(error.message)")
        }
    }

    /// The moment of this evaluation: the same for all calls, as FHIRPath N1, 5.8 asks.
    var moment: PathTemporal {
        if let now { return now }
        let moment = PathTemporal.systemClock()
        now = moment
        return moment
    }
}
