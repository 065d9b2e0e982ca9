using Microsoft.Playwright;
using Monitoring.EndToEnd.Tests.Screens;
using Monitoring.Support;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Monitoring.EndToEnd.Tests.Screens;

/// <summary>One Chromium for all tests; a context of its own for each page.</summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static bool Available => Programs.Chromium is not null;

    public const string SkipReason = "chromium is not installed.";

    public async Task<IBrowserContext> ContextAsync(View view)
    {
        await _gate.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Programs.Chromium,
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
                ],
            });
        }
        finally
        {
            _gate.Release();
        }

        return await _browser.NewContextAsync(new()
        {
            Locale = view.Language == "ja" ? "ja-JP" : "en-GB",
            TimezoneId = "Asia/Tokyo",
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = view.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = view.Width, Height = view.Height },
            HasTouch = view.Width < 600,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _gate.Dispose();
    }
}

/// <summary>How a page is looked at.</summary>
public sealed record View(string Name, int Width, int Height, string Language, bool Dark, string Query = "")
{
    public override string ToString() => $"{Name}-{Language}-{(Dark ? "dark" : "light")}";
}
