namespace Monitoring.AllInOne;

/// <summary>The site of a start without <c>--demo</c>.</summary>
internal static class NewSite
{
    public const string Id = "site-1";
    public const string Name = "工場1";

    private const string Profile = $$"""
        {
          // メーターの意味(受電点、名前、契約電力、料金、休日など)をここに書きます。保存すると数秒で画面に反映されます。文字コードは UTF-8。
          // What the meters mean: main meter, names, contract, tariff, calendar. Saved changes show within seconds; keep it UTF-8.
          // "main_meter": "shelly-1",
          // "meters": [{ "meter": "press-1", "name": { "ja": "1号プレス", "en": "Press 1" }, "parent": "shelly-1" }],
          // "contract": { "contract_kw": 320, "target_kw": 300 },
          "site": "{{Id}}",
          "name": { "ja": "{{Name}}", "en": "Factory 1" }
        }

        """;

    /// <summary>Makes the folder of profiles, and in a new one a profile to go on from.</summary>
    public static void Prepare(AllInOneOptions options)
    {
        var folder = options.File("sites");
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, Id + ".json"), Profile);
        }
    }
}
