import FHIRModel
import Foundation
import TestSupport
import Testing

/// The command itself: starting, refusing to start, ending.
@Suite(.serialized) struct ServeTests {
    @Test func servesADemonstrationTwiceAndEndsWell() async throws {
        let folder = try TemporaryFolder()
        let options = ["--store-dir", folder.path("data"), "--demo-families", "5"]
        let first = try await ServerProcess(options)
        let open = HTTPProbe(base: first.base, authorization: nil)
        let total = try #require(try await open.send("GET", "/Patient?_summary=count").json["total"]?.integer)
        #expect(total > 5)
        #expect(first.stop() == 0)
        let second = try await ServerProcess(options)
        #expect(
            try await HTTPProbe(base: second.base, authorization: nil).send("GET", "/Patient?_summary=count")
                .json["total"]?.integer == total)
        #expect(second.stop() == 0)
    }

    @Test func pagingLinksOutliveTheProcess() async throws {
        let folder = try TemporaryFolder()
        let options = ["--store-dir", folder.path("data"), "--demo-families", "5"]
        let first = try await ServerProcess(options)
        let bundle = try await HTTPProbe(base: first.base, authorization: nil).send("GET", "/Patient?_count=2").json
        let next = try #require(bundle["link"]?.elements.first { $0["relation"]?.string == "next" }?["url"]?.string)
        #expect(first.stop() == 0)
        let second = try await ServerProcess(options)
        let path = String(next.dropFirst(first.base.count))
        #expect(try await HTTPProbe(base: second.base, authorization: nil).send("GET", path).status == 200)
        #expect(second.stop() == 0)
    }

    @Test(arguments: [
        (["--access", "open", "--host", "0.0.0.0"], "--access open"),
        (["--core", "sqlite:/nowhere/x.db"], "/nowhere/x.db"),
        (["--core", "mysql://x"], "--core"), (["--port", "99999"], "--port"),
        (["--data-dir", "/nowhere"], "--data-dir"),
        (["--config", "/nowhere.yaml"], "/nowhere.yaml"),
        (["--core", "postgresql://nobody@127.0.0.1:1/none"], "reached"),
    ])
    func refusesToStartAndSaysWhy(_ options: [String], _ word: String) async throws {
        let folder = try TemporaryFolder()
        let failure = await #expect(throws: ServerProcess.StartFailure.self) {
            try await ServerProcess(options + ["--store-dir", folder.path("data")])
        }
        #expect(failure?.output.contains(word) == true, "\(failure?.output ?? "")")
    }

    @Test func settingsComeFromTheEnvironmentAndAFile() async throws {
        let folder = try TemporaryFolder()
        let file = folder.path("gateway.yaml")
        try "demo-families: 5\nbase-path: /r4\npage-size: 2\n".write(toFile: file, atomically: true, encoding: .utf8)
        let server = try await ServerProcess(
            ["--config", file], environment: ["FHIR_GATEWAY_STORE_DIR": folder.path("data")])
        #expect(server.base.hasSuffix("/r4"))
        let bundle = try await HTTPProbe(base: server.base, authorization: nil).send("GET", "/Patient").json
        #expect(bundle["entry"]?.elements.reduce(0) { count, _ in count + 1 } == 2)
        #expect(server.stop() == 0)
    }

    @Test func anInstalledCopyFindsItsDefinitions() async throws {
        let folder = try TemporaryFolder()
        let files = FileManager.default
        for name in ["bin", "share/fhir-gateway"] {
            try files.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
        }
        try files.copyItem(atPath: ServerProcess.executable.path, toPath: folder.path("bin/fhir-gateway"))
        for name in ["r4", "openimis"] {
            try files.copyItem(
                atPath: ServerProcess.packageRoot.appending(path: "Profiles/\(name)").path,
                toPath: folder.path("share/fhir-gateway/\(name)"))
        }
        let server = try await ServerProcess(
            ["--store-dir", folder.path("data"), "--demo-families", "5"],
            executable: URL(filePath: folder.path("bin/fhir-gateway")))
        let probe = HTTPProbe(base: server.base, authorization: nil)
        let xml = try await probe.send("GET", "/Patient?_count=1&_format=xml")
        #expect(xml.status == 200)
        let wrong = try await probe.send(
            "POST", "/Patient", ["Content-Type": "application/fhir+json"],
            body: Array(#"{"resourceType":"Patient","gender":"purple"}"#.utf8))
        #expect(wrong.status == 422)
        #expect(server.stop() == 0)
    }

    @Test(arguments: ServedStore.allCases)
    func logsInWithPasswordAndToken(_ store: ServedStore) async throws {
        try await store.serve { server in
            var probe = HTTPProbe(base: server.base, authorization: nil)
            #expect(try await probe.send("GET", "/Patient").status == 401)
            #expect(try await probe.send("GET", "/metadata").status == 200)
            let json = ["Content-Type": "application/json"]
            let wrong = try await probe.send(
                "POST", "/login/", json, body: Array(#"{"username":"Admin","password":"no"}"#.utf8))
            #expect(wrong.status == 401)
            let right = try await probe.send(
                "POST", "/login/", json, body: Array(#"{"username":"Admin","password":"admin123"}"#.utf8))
            let token = try #require(try right.json["token"]?.string)
            probe.authorization = "Bearer \(token)"
            #expect(try await probe.send("GET", "/Patient?_count=1").status == 200)
            probe.authorization = "Bearer \(token)x"
            #expect(try await probe.send("GET", "/Patient?_count=1").status == 401)
        }
    }
}
