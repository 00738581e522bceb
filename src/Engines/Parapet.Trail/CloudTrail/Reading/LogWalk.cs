namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>The way through one log: from object to object, into lists of events and out again.</summary>
internal sealed class LogWalk(string name, LogBuffer buffer, RecordParser parser, TrailStrings strings, TrailSink sink, TrailOptions options)
{
    private const int DeepestList = 8;

    private readonly long[] counts = new long[(int)TrailCategory.Aggregated + 1];

    // The lists that the walk is in: whether each is in an object, whose rest follows it.
    private readonly Stack<bool> lists = new();
    private long others;
    private bool givenUp;

    // Whether the walk stands where it hopes to go on, not where the last object ended.
    private bool isLeap;
    private long? failedAt;

    public List<TrailProblem> Problems { get; } = [];

    public TrailCounts Counts => new()
    {
        Management = counts[(int)TrailCategory.Management],
        Data = counts[(int)TrailCategory.Data],
        NetworkActivity = counts[(int)TrailCategory.NetworkActivity],
        Insight = counts[(int)TrailCategory.Insight],
        Aggregated = counts[(int)TrailCategory.Aggregated],
        Other = others,
    };

    public void Report(long offset, string why)
    {
        Problems.Add(new(name, offset, why));
        if (Problems.Count >= options.MostProblems && !givenUp)
        {
            givenUp = true;
            Problems.Add(new(name, offset, $"more than {options.MostProblems} problems: the rest of the file was not read"));
        }
    }

    public void Walk(Stream log)
    {
        buffer.Open(log);
        if (buffer.Window.StartsWith("\uFEFF"u8))
        {
            buffer.Take("\uFEFF"u8.Length);
        }

        var isEmpty = true;
        while (!givenUp && ToNext())
        {
            isEmpty = false;
            Next();
        }

        if (givenUp)
        {
            return;
        }

        if (buffer.Failure is not null)
        {
            Report(failedAt ?? buffer.Offset, buffer.Failure);
        }
        else if (lists.Count > 0)
        {
            Report(buffer.Offset, "the file ends inside the list of records");
        }
        else if (isEmpty)
        {
            Report(0, "the file is empty");
        }
    }

    /// <summary>Goes to the next byte that means something; false at the end.</summary>
    private bool ToNext()
    {
        do
        {
            var rest = buffer.Window.TrimStart(" \t\r\n,"u8);
            buffer.Take(buffer.Window.Length - rest.Length);
            if (!rest.IsEmpty)
            {
                return true;
            }
        }
        while (buffer.Widen());
        return false;
    }

    private void Next()
    {
        switch (buffer.Window[0])
        {
            case (byte)'{':
                Record();
                break;
            case (byte)'[' when lists.Count < DeepestList:
                buffer.Take(1);
                lists.Push(false);
                break;
            case (byte)']' when lists.Count > 0:
                buffer.Take(1);
                if (lists.Pop())
                {
                    ToObjectEnd();
                }

                break;
            default:
                Report(buffer.Offset, lists.Count > 0 ? "expected a record of the list" : "expected a JSON object or list");
                ToNextRecord();
                break;
        }
    }

    private void Record()
    {
        var outcome = parser.Parse(buffer.Window);
        while (outcome == Outcome.Incomplete && buffer.Widen())
        {
            outcome = parser.Parse(buffer.Window);
        }

        switch (outcome)
        {
            case Outcome.Event:
                sink(new(parser.Bytes(buffer.Window), parser.Fields, strings, buffer.Offset));
                counts[(int)parser.Fields.Category]++;
                buffer.Take(parser.Taken);
                break;
            case Outcome.Other:
                others++;
                buffer.Take(parser.Taken);
                break;
            case Outcome.List when lists.Count < DeepestList || isLeap:
                Enter();
                break;
            case Outcome.NoEvent:
                Report(buffer.Offset, parser.Why);
                buffer.Take(parser.Taken);
                break;
            default:
                Lost(outcome);
                return;
        }

        isLeap = false;
    }

    private void Enter()
    {
        // Who leaps to the start of a log has left the lists before it.
        if (isLeap)
        {
            lists.Clear();
        }

        lists.Push(true);
        buffer.Take(parser.Taken);
    }

    private void Lost(Outcome outcome)
    {
        if (outcome != Outcome.Incomplete)
        {
            Report(buffer.Offset, outcome == Outcome.List ? "lists are nested too deep" : parser.Why);
        }
        else if (!buffer.Ended)
        {
            Report(buffer.Offset, $"the record is longer than {options.LongestRecord} bytes");
        }
        else if (buffer.Failure is null)
        {
            Report(buffer.Offset, "the file ends inside the record");
        }
        else
        {
            failedAt ??= buffer.Offset;
        }

        ToNextRecord();
    }

    private void ToNextRecord()
    {
        var search = new NextRecord();
        isLeap = true;
        int looked;
        while (!search.Find(buffer.Window, buffer.Ended, out looked))
        {
            buffer.Take(looked);
            if (buffer.Ended)
            {
                // The end is missing because of what was reported.
                lists.Clear();
                return;
            }

            buffer.Widen();
        }

        buffer.Take(looked);
    }

    /// <summary>Leaves the object that the list was in: what else is in it says nothing about events.</summary>
    private void ToObjectEnd()
    {
        var end = new ObjectEnd();
        int looked;
        while (!end.Find(buffer.Window, out looked))
        {
            buffer.Take(looked);
            if (!buffer.Widen())
            {
                if (buffer.Failure is null)
                {
                    Report(buffer.Offset, "the file ends inside the object that lists the records");
                }

                return;
            }
        }

        buffer.Take(looked);
    }
}
